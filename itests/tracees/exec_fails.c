// Shows: execve that fails, for every reason, leaves the program as it is: memory, handlers, mask, close-on-exec, threads.
#include "tracee.h"

static volatile sig_atomic_t seen;
static void note(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)info, (void)context;
  seen++;
}
static void *works(void *counter) {
  while (*(volatile int *)counter >= 0) pause_us(1000);
  return counter;
}

int main(void) {
  static char memory[1 << 20], too_long[140000];
  static int counter;
  char *arguments[] = {"x", NULL}, *large[] = {"x", too_long, NULL};
  pthread_t thread;
  memset(too_long, 'x', sizeof too_long - 1);
  on_signal(SIGUSR1, note, 0);
  CHECK(signal(SIGTSTP, SIG_IGN) != SIG_ERR);
  int text = open("text", O_WRONLY | O_CREAT, 0700), plain = open("plain", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  CHECK(text >= 0 && plain >= 0 && write(text, "words\n", 6) == 6 && close(text) == 0);
  CHECK(symlink("turns", "turns") == 0 && pthread_create(&thread, NULL, works, &counter) == 0);
  ROUNDS(i) {
    fill(memory, sizeof memory, (unsigned)i);
    REFUSED(execve("absent", arguments, environ), ENOENT);
    REFUSED(execve("", arguments, environ), ENOENT);
    REFUSED(execve("plain/below", arguments, environ), ENOTDIR);
    REFUSED(execve("plain", arguments, environ), EACCES);
    REFUSED(execve("/", arguments, environ), EACCES);
    REFUSED(execve("text", arguments, environ), ENOEXEC);
    REFUSED(execve("turns", arguments, environ), ELOOP);
    REFUSED(execve("/bin/true", large, environ), E2BIG);
    REFUSED(execve("/bin/true", arguments, large), E2BIG);
    REFUSED(execveat(plain, "", arguments, environ, AT_EMPTY_PATH), EACCES);
    CHECK(holds(memory, sizeof memory, (unsigned)i) && fcntl(plain, F_GETFD) == FD_CLOEXEC);
    CHECK(raise(SIGUSR1) == 0 && seen == ++counter && kill(getpid(), SIGTSTP) == 0);
  }
  counter = -1;
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
