// resident MIB: memory full of random numbers, which cannot be compressed or left out. Commands: "fill SEED"
// writes all of it anew and answers "sum HEX" of what was written; "sum" answers the same of what is there.
#include "bench.h"
#include <sys/mman.h>

static uint64_t next(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

// The order counts: a page in the wrong place changes it.
static uint64_t add(uint64_t sum, uint64_t value) { return (sum ^ value) * 0x9e3779b97f4a7c15u; }

static uint64_t fill(uint64_t *memory, size_t words, uint64_t seed) {
  uint64_t sum = 0;
  for (size_t i = 0; i < words; i++) {
    memory[i] = next(&seed);
    sum = add(sum, memory[i]);
  }
  return sum;
}

static uint64_t check(const volatile uint64_t *memory, size_t words) {
  uint64_t sum = 0;
  for (size_t i = 0; i < words; i++) {
    sum = add(sum, memory[i]);
  }
  return sum;
}

int main(int count, char **arguments) {
  char line[80];
  must(count == 2, "usage: resident MIB");
  size_t bytes = strtoul(arguments[1], NULL, 10) << 20;
  uint64_t *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  must(memory != MAP_FAILED, "mmap");
  say("ready\n");
  while (next_line(line, sizeof line)) {
    uint64_t sum = strncmp(line, "fill ", 5) == 0
                       ? fill(memory, bytes / 8, strtoull(line + 5, NULL, 10) * 2 + 1)
                       : check(memory, bytes / 8);
    snprintf(line, sizeof line, "sum %016llx\n", (unsigned long long)sum);
    say(line);
  }
  return 0;
}
