// Shows: x87 stack, x87 control word and MXCSR survive: rounding modes and an intermediate sum stay.
#include "tracee.h"
#include <fenv.h>

int main(void) {
  static const int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
  long double sum = 0;
  volatile double one = 1, three = 3;
  uint64_t thirds[4] = {0};
  ROUNDS(i) {
    int mode = modes[i % 4];
    CHECK(fesetround(mode) == 0);
    uint16_t word;
    uint32_t mxcsr;
    uint64_t turns = 3000000, kept = 0;
    // 80-bit pi lies on the x87 stack while it spins.
    __asm__ volatile("fldpi\n1: dec %1\n jnz 1b\n fistpll %0\n" : "=m"(kept), "+r"(turns) : : "cc");
    CHECK(kept == (mode == FE_UPWARD ? 4 : 3));
    __asm__ volatile("fnstcw %0\n stmxcsr %1\n" : "=m"(word), "=m"(mxcsr));
    CHECK((word & 0xc00) == mode && (mxcsr >> 3 & 0xc00) == (uint32_t)mode);
    double third = one / three;
    uint64_t bits;
    memcpy(&bits, &third, sizeof bits);
    if (thirds[i % 4] == 0) thirds[i % 4] = bits;
    CHECK(thirds[i % 4] == bits);
    CHECK(fegetround() == mode);
    fesetround(FE_TONEAREST);
    sum += 1.0L / (i + 1);
  }
  CHECK(rounds < 4 || thirds[1] + 1 == thirds[2]);
  printf("harmonic sum %.18Lf\n", sum);
  DONE();
}
