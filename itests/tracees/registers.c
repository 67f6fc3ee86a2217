// Shows: all general registers and the flags survive a move between any two instructions.
#include "tracee.h"

// Loads registers with values made of seed, spins without touching them, returns 1 if all are still there.
static int hold(uint64_t seed, uint64_t turns) {
  uint64_t ok;
  __asm__ volatile(
      "push %%rbp\n push %%rbx\n"
      "lea 1(%%rdi), %%rax\n lea 2(%%rdi), %%rbx\n lea 3(%%rdi), %%rdx\n lea 4(%%rdi), %%rbp\n"
      "lea 5(%%rdi), %%r8\n lea 6(%%rdi), %%r9\n lea 7(%%rdi), %%r10\n lea 8(%%rdi), %%r11\n"
      "lea 9(%%rdi), %%r12\n lea 10(%%rdi), %%r13\n lea 11(%%rdi), %%r14\n lea 12(%%rdi), %%r15\n"
      "1: lea -1(%%rsi), %%rsi\n mov %%rsi, %%rcx\n jrcxz 2f\n jmp 1b\n"
      "2: stc\n jnc 3f\n"
      "sub $1, %%rax\n cmp %%rdi, %%rax\n jne 3f\n sub $2, %%rbx\n cmp %%rdi, %%rbx\n jne 3f\n"
      "sub $3, %%rdx\n cmp %%rdi, %%rdx\n jne 3f\n sub $4, %%rbp\n cmp %%rdi, %%rbp\n jne 3f\n"
      "sub $5, %%r8\n cmp %%rdi, %%r8\n jne 3f\n sub $6, %%r9\n cmp %%rdi, %%r9\n jne 3f\n"
      "sub $7, %%r10\n cmp %%rdi, %%r10\n jne 3f\n sub $8, %%r11\n cmp %%rdi, %%r11\n jne 3f\n"
      "sub $9, %%r12\n cmp %%rdi, %%r12\n jne 3f\n sub $10, %%r13\n cmp %%rdi, %%r13\n jne 3f\n"
      "sub $11, %%r14\n cmp %%rdi, %%r14\n jne 3f\n sub $12, %%r15\n cmp %%rdi, %%r15\n jne 3f\n"
      "mov $1, %%eax\n jmp 4f\n"
      "3: xor %%eax, %%eax\n"
      "4: pop %%rbx\n pop %%rbp\n"
      : "=&a"(ok), "+D"(seed), "+S"(turns)
      :
      : "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "cc", "memory");
  return (int)ok;
}

int main(void) {
  ROUNDS(i) CHECK(hold(0x1122334455667700ULL * (uint64_t)(i + 1), 10000000));
  DONE();
}
