// work ROUNDS: computes for so many rounds of a xorshift generator and prints what it found. One thread, no system call
// in between.
#include "bench.h"
#include <stdint.h>

int main(int count, char **arguments) {
  must(count == 2, "usage: work ROUNDS");
  uint64_t rounds = strtoull(arguments[1], NULL, 10), x = 88172645463325252u + rounds;
  for (uint64_t i = 0; i < rounds; i++) {
    x ^= x << 13, x ^= x >> 7, x ^= x << 17;
  }
  printf("%llu %016llx\n", (unsigned long long)rounds, (unsigned long long)x);
  return fflush(stdout) != 0;
}
