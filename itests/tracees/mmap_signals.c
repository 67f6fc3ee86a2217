// Shows: no signal is lost, and none comes twice, while a file is being mapped.
#include "tracee.h"

static volatile sig_atomic_t got, seen[100000];

static void handler(int signal, siginfo_t *info, void *context) {
  (void)signal, (void)context;
  CHECK(seen[info->si_value.sival_int]++ == 0);
  got++;
}

int main(void) {
  size_t bytes = 4 << 20;
  char block[4096];
  int fd = open("data", O_RDWR | O_CREAT | O_TRUNC, 0600), many = rounds * 5;
  CHECK(fd >= 0 && many <= 100000);
  fill(block, sizeof block, 3);
  for (size_t at = 0; at < bytes; at += sizeof block) write_all(fd, block, sizeof block);
  on_signal(SIGRTMIN, handler, SA_RESTART);
  pid_t program = getpid(), peer = fork_peer();
  if (peer == 0) {
    for (int k = 0; k < many; k++) {
      pause_us(pace_us / 4);
      CHECK(sigqueue(program, SIGRTMIN, (union sigval){.sival_int = k}) == 0);
    }
    _exit(0);
  }
  ROUNDS(i) {
    char *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    CHECK(at != MAP_FAILED && holds(at + bytes - 4096, 4096, 3));
    at[i] = 1;
    CHECK(munmap(at, bytes) == 0);
  }
  reap(peer);
  for (int k = 0; k < 10000 && got < many; k++) pause_us(1000);
  CHECK(got == many);
  DONE();
}
