// Shows: code that a program makes while it runs, as JIT compilers do: written, made executable, written again.
#include "tracee.h"

typedef int (*function)(int);

// mov eax, edi; add eax, NUMBER; ret
static void compile(unsigned char *at, int number) {
  unsigned char code[] = {0x89, 0xf8, 0x05, 0, 0, 0, 0, 0xc3};
  memcpy(code + 3, &number, 4);
  memcpy(at, code, sizeof code);
}

int main(void) {
  enum { SIZE = 16 * 4096 };
  char *reserved = mmap(NULL, 1L << 30, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK(reserved != MAP_FAILED);
  unsigned char *code = (unsigned char *)reserved + (1 << 20);
  ROUNDS(i) {
    unsigned char *page = code + i % 16 * 4096;
    CHECK(mprotect(page, 4096, PROT_READ | PROT_WRITE) == 0);
    compile(page + 64, i);
    CHECK(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
    for (int k = i < 15 ? 0 : i - 15; k <= i; k++) {
      function made = (function)(uintptr_t)(code + k % 16 * 4096 + 64);
      CHECK(made(1000) == 1000 + k);
    }
    unsigned char *both = mmap(NULL, SIZE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(both != MAP_FAILED);
    compile(both, i);
    CHECK(((function)(uintptr_t)both)(5) == 5 + i);
    compile(both, i + 1);
    CHECK(((function)(uintptr_t)both)(5) == 6 + i && munmap(both, SIZE) == 0);
  }
  DONE();
}
