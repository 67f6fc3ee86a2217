// count FILE COMMAND...: runs a command of one thread and writes into FILE how many system calls it made.
#define _GNU_SOURCE
#include "bench.h"
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

int main(int count, char **arguments) {
  int status;
  long stops = 0;
  must(count > 2, "usage: count FILE COMMAND...");
  pid_t child = fork();
  must(child >= 0, "fork");
  if (child == 0) {
    must(ptrace(PTRACE_TRACEME, 0, 0, 0) == 0, "PTRACE_TRACEME");
    raise(SIGSTOP);
    execvp(arguments[2], arguments + 2);
    must(0, arguments[2]);
  }
  must(waitpid(child, &status, 0) == child, "waitpid");
  must(ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) == 0, "PTRACE_SETOPTIONS");
  int signal = 0;
  while (1) {
    must(ptrace(PTRACE_SYSCALL, child, 0, signal) == 0, "PTRACE_SYSCALL");
    must(waitpid(child, &status, 0) == child, "waitpid");
    if (!WIFSTOPPED(status)) {
      break;
    }
    int call = WSTOPSIG(status) == (SIGTRAP | 0x80);
    stops += call;
    signal = call || WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
  }
  FILE *out = fopen(arguments[1], "w");
  must(out != NULL, arguments[1]);
  must(fprintf(out, "%ld\n", stops / 2) > 0 && fclose(out) == 0, arguments[1]);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
