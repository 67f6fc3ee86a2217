// Shows: calls by the 32-bit entry (int 0x80) and calls with numbers that there are none of do what they do at home.
#include "tracee.h"

static long old_call(long number, long first, long second) {
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(first), "c"(second) : "r8", "r9", "r10", "r11");
  return result;
}

int main(void) {
  int status;
  pid_t pid = fork_peer();  // a kernel may be without this entry: SIGSEGV
  if (pid == 0) _exit(old_call(20, 0, 0) == getpid() ? 0 : 1);
  CHECK(waitpid(pid, &status, 0) == pid);
  int works = status == 0;
  ROUNDS(i) {
    if (works) {
      CHECK(old_call(20, 0, 0) == getpid() && old_call(64, 0, 0) == getppid());
      CHECK(old_call(6, 12345, 0) == -EBADF && (int)old_call(999, 0, 0) == -ENOSYS);
    }
    REFUSED(syscall(5000), ENOSYS);
    REFUSED(syscall(-1), ENOSYS);
    REFUSED(syscall(400), ENOSYS);
    REFUSED(syscall(0x40000000 + 39), ENOSYS);  // x32
    REFUSED(syscall(174), ENOSYS);
    CHECK(syscall(SYS_getpid) == getpid());
  }
  DONE();
}
