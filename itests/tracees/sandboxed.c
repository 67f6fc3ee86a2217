// Shows: a process with a system-call filter of its own is not moved, with a stay reason, and the filter holds.
// Run: stays
// Args: filter | strict
#include "tracee.h"
#include <linux/filter.h>
#include <linux/seccomp.h>

// How often to spin for so long.
static int turns_in(int64_t ns) {
  const int some = 2000;
  int64_t start = now_ns();
  spin(some);
  return (int)(some * ns / (now_ns() - start)) + 1;
}

// In the strict mode only read, write, exit and rt_sigreturn are allowed: even exit_group ends the program. Nor is the time stamp
// counter (kernel/seccomp.c, disable_TSC), by which the vdso knows the time on many machines: so turns of a loop are counted.
static void strict(void) {
  int turns = turns_in(pace_us * rounds * 100LL);
  CHECK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0);
  for (int i = 0; i < 10; i++) {
    char text[] = "step 0/10\n";
    text[5] = (char)('0' + i);
    if (write(1, text, 10) != 10) syscall(SYS_exit, 1);
    spin(turns);
  }
  write(1, "EXIT-SUCCESS\n", 13) == 13 ? syscall(SYS_exit, 0) : syscall(SYS_exit, 1);
}

int main(int argc, char **argv) {
  CHECK(argc == 2);
  if (argv[1][0] == 's') strict();
  struct sock_filter lines[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mkdir, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EDOM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {4, lines};
  CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
  ROUNDS(i) {
    REFUSED(syscall(SYS_mkdir, "never", 0700), EDOM);
    CHECK(prctl(PR_GET_SECCOMP) == SECCOMP_MODE_FILTER);
  }
  DONE();
}
