// Shows: 32 AVX-512 registers and the mask registers keep their bits.
#include "tracee.h"

#define EACH(X)                                                                                                   \
  X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) X(17) X(18) X(19) X(20) \
      X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31)
#define LOAD(n) "vmovdqu64 " #n "*64(%1), %%zmm" #n "\n"
#define STORE(n) "vmovdqu64 %%zmm" #n ", " #n "*64(%2)\n"

static unsigned char in[2048], out[2048];

// The compiler itself uses no register above xmm15 and no mask here, so only the low ones are clobbers.
static uint32_t hold(uint64_t turns, uint32_t mask) {
  uint32_t k;
  __asm__ volatile(
      "kmovw %4, %%k1\n kmovw %4, %%k7\n" EACH(LOAD) "1: dec %3\n jnz 1b\n" EACH(STORE)
      "kmovw %%k1, %0\n vzeroupper\n"
      : "=&r"(k)
      : "r"(in), "r"(out), "r"(turns), "r"(mask)
      : "cc", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10",
        "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
  return k;
}

int main(void) {
  int there = __builtin_cpu_supports("avx512f");
  ROUNDS(i) {
    fill(in, sizeof in, (unsigned)i);
    if (!there) continue;
    memset(out, 0, sizeof out);
    CHECK(hold(10000000, 0x8001u + (unsigned)i) == 0x8001u + (unsigned)i);
    CHECK(holds(out, sizeof out, (unsigned)i));
  }
  DONE();
}
