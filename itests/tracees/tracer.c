// Shows: a process that traces another one, stops it, reads and writes its memory and registers, goes on doing so.
#include "tracee.h"
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

static volatile long counter = 100;

int main(void) {
  int go[2], status;
  char c;
  CHECK(pipe(go) == 0);
  pid_t pid = fork_peer();
  if (pid == 0)
    for (read_all(go[0], &c, 1);;) counter += counter >= 1000 ? -500 : 1, raise(SIGUSR1);
  CHECK(ptrace(PTRACE_SEIZE, pid, NULL, NULL) == 0 && write(go[1], "g", 1) == 1);
  ROUNDS(i) {
    struct user_regs_struct registers;
    CHECK(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status) && WSTOPSIG(status) == SIGUSR1);
    CHECK(ptrace(PTRACE_GETREGS, pid, NULL, &registers) == 0 && registers.rsp != 0);
    errno = 0;
    long value = ptrace(PTRACE_PEEKDATA, pid, &counter, NULL), more = value + 3, read_back;
    CHECK(errno == 0 && value >= 100 && ptrace(PTRACE_POKEDATA, pid, &counter, more) == 0);
    struct iovec here = {&read_back, 8}, there = {(void *)&counter, 8};
    CHECK(process_vm_readv(pid, &here, 1, &there, 1, 0) == 8 && read_back == more);
    CHECK(counter == 100 && ptrace(PTRACE_CONT, pid, NULL, NULL) == 0);
  }
  CHECK(kill(pid, SIGKILL) == 0);
  while (waitpid(pid, &status, 0) == pid && WIFSTOPPED(status)) continue;
  CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  DONE();
}
