// loop: computes. Command: a number of rounds. Answer: "WALL-NS CPU-NS RESULT".
#include "bench.h"

static uint64_t work(uint64_t rounds) {
  static uint32_t table[4096];
  uint64_t sum = 1;
  for (uint64_t i = 0; i < rounds; i++) {
    uint32_t *cell = &table[(sum >> 20) & 4095];
    *cell += (uint32_t)(sum ^ i);
    sum = sum * 6364136223846793005u + *cell;
  }
  memset(table, 0, sizeof table);
  return sum;
}

int main(void) {
  char line[80];
  say("ready\n");
  while (next_line(line, sizeof line)) {
    uint64_t rounds = strtoull(line, NULL, 10);
    uint64_t cpu = now_ns(CLOCK_PROCESS_CPUTIME_ID);
    uint64_t wall = now_ns(CLOCK_MONOTONIC);
    uint64_t result = work(rounds);
    wall = now_ns(CLOCK_MONOTONIC) - wall;
    cpu = now_ns(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    snprintf(line, sizeof line, "%llu %llu %llx\n", (unsigned long long)wall,
             (unsigned long long)cpu, (unsigned long long)result);
    say(line);
  }
  return 0;
}
