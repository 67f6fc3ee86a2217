package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"sort"
	"strings"
	"sync"
	"time"
)

func work(number int, lines chan<- string) {
	sum := sha256.Sum256([]byte{byte(number)})
	seen := map[string]int{}
	for i := 0; i < 250000; i++ {
		sum = sha256.Sum256(sum[:])
		if i%10 == 0 {
			seen[fmt.Sprintf("%x", sum[:2])]++
		}
	}
	lines <- fmt.Sprintf("%2d %x %d", number, sum, len(seen))
}

func main() {
	lines := make(chan string)
	var all sync.WaitGroup
	for number := 0; number < 24; number++ {
		all.Add(1)
		go func(number int) { defer all.Done(); work(number, lines) }(number)
	}
	go func() { all.Wait(); close(lines) }()
	ticker := time.NewTicker(20 * time.Millisecond)
	ticks := 0
	var got []string
	for open := true; open; {
		select {
		case line, more := <-lines:
			if open = more; more {
				got = append(got, line)
			}
		case <-ticker.C:
			ticks++
		}
	}
	sort.Strings(got)
	text := strings.Join(got, "\n") + "\n"
	if err := os.WriteFile("journal", []byte(text), 0o644); err != nil {
		panic(err)
	}
	child := exec.Command("sha256sum")
	child.Stdin = strings.NewReader(text)
	out, err := child.CombinedOutput()
	fmt.Printf("child says %s%v\nticked: %v\n", out, err, ticks > 1)
}
