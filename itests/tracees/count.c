// Shows: a program that only counts goes on counting where it was.
// Run: static
#include "tracee.h"

int main(void) {
  uint64_t sum = 0;
  ROUNDS(i) {
    for (int j = 0; j < 100000; j++) sum = sum * 6364136223846793005ULL + (uint64_t)(i ^ j);
    if (i % 25 == 0) printf("sum %016llx\n", (unsigned long long)sum);
  }
  printf("sum %016llx\n", (unsigned long long)sum);
  DONE();
}
