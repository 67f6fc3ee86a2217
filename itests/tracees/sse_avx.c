// Shows: the SSE and AVX registers keep their bits, upper halves too.
#include "tracee.h"

#define EACH(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)
#define LOAD(n) "vmovdqu " #n "*32(%0), %%ymm" #n "\n"
#define STORE(n) "vmovdqu %%ymm" #n ", " #n "*32(%1)\n"
#define LOAD_SSE(n) "movdqu " #n "*32(%0), %%xmm" #n "\n"
#define STORE_SSE(n) "movdqu %%xmm" #n ", " #n "*32(%1)\n"
#define SPIN "1: dec %2\n jnz 1b\n"
#define CLOBBERS                                                                                               \
  "cc", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", \
      "xmm12", "xmm13", "xmm14", "xmm15"

static unsigned char in[512], out[512];

int main(void) {
  int avx = __builtin_cpu_supports("avx");
  ROUNDS(i) {
    uint64_t turns = 10000000;
    fill(in, sizeof in, (unsigned)i);
    memcpy(out, in, sizeof out);
    if (avx) {
      memset(out, 0, sizeof out);
      __asm__ volatile(EACH(LOAD) SPIN EACH(STORE) "vzeroupper\n" : : "r"(in), "r"(out), "r"(turns) : CLOBBERS);
    } else {
      __asm__ volatile(EACH(LOAD_SSE) SPIN EACH(STORE_SSE) : : "r"(in), "r"(out), "r"(turns) : CLOBBERS);
    }
    CHECK(holds(out, sizeof out, (unsigned)i));
  }
  DONE();
}
