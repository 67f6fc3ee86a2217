"""The programs of the demo: ordinary ones, and what they work on. Nothing of it knows of Roost."""
import os
import random
import subprocess

DATA_BYTES = 200 * 1000 * 1000

COUNTING = """\
import hashlib
with open("journal.txt", "a") as journal:
    digest = b"roost"
    for round in range(1, 101):
        for _ in range(ROUNDS):
            digest = hashlib.md5(digest).digest()
        print("round", round, digest.hex(), flush=True)
        journal.write(f"{round} {digest.hex()}\\n")
        journal.flush()
"""

THREADS = """\
#include <pthread.h>
#include <stdio.h>
#include <stdint.h>

enum { THREADS = 4, ROUNDS = 40 };
static pthread_barrier_t together;
static uint64_t part[THREADS];

static void *work(void *argument) {
  uint64_t *mine = argument, x = (uint64_t)(mine - part) + 1;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13, x ^= x >> 7, x ^= x << 17;
    }
    *mine = x;
    if (pthread_barrier_wait(&together) == PTHREAD_BARRIER_SERIAL_THREAD) {
      uint64_t sum = 0;
      for (int i = 0; i < THREADS; i++) sum += part[i];
      printf("round %d %016llx\\n", round, (unsigned long long)sum);
      fflush(stdout);
    }
    pthread_barrier_wait(&together);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  pthread_barrier_init(&together, NULL, THREADS);
  for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, work, &part[i]);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  return 0;
}
"""

AWK = 'BEGIN { for (i = 1; i <= LOOPS; i++) { x = (x * 1103515245 + 12345) % 2147483648; seen[x % 1000]++ }' \
      ' for (i = 0; i < 1000; i++) print i, seen[i] }'


class Program:
    """One command: its name in tables, its words, and the files that it writes besides its output."""

    def __init__(self, name, words, files=()):
        self.name = name
        self.words = words
        self.files = files


def prepare(directory, say):
    """Makes what the programs need in the directory; returns the programs. Done once per checkout."""
    data = os.path.join(directory, "data")
    if not os.path.exists(data) or os.path.getsize(data) != DATA_BYTES:
        say("making 200 MB of text to work on")
        make_text(data)
    with open(os.path.join(directory, "counting.py"), "w") as script:
        script.write(COUNTING.replace("ROUNDS", "700000"))
    source, threads = os.path.join(directory, "threads.c"), os.path.join(directory, "threads")
    with open(source, "w") as text:
        text.write(THREADS)
    subprocess.run(["gcc", "-O2", "-pthread", "-DSTEPS=60000000", "-o", threads, source], check=True)
    return [
        Program("gzip", ["gzip", "-9", "-n", "-c", data]),
        Program("sha256sum", ["sha256sum"] + [data] * 10),
        Program("python3", ["/usr/bin/python3", os.path.join(directory, "counting.py")], ["journal.txt"]),
        Program("threads", [threads]),
        Program("awk", ["awk", AWK.replace("LOOPS", "60000000")]),
    ]


def make_text(path):
    """Text that compresses like text, the same on every machine."""
    chance = random.Random(1903)
    words = ["".join(chance.choices("etaoinshrdlucmfwyp", k=chance.randint(2, 9))) for _ in range(5000)]
    with open(path + ".new", "wb") as out:
        left = DATA_BYTES
        while left > 0:
            line = (" ".join(chance.choices(words, k=2000)) + "\n").encode()
            left -= out.write(line[:left])
    os.rename(path + ".new", path)
