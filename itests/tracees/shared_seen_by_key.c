// Shows: who attaches a System V segment by its key sees before long what another process has just stored in it.
#include "tracee.h"
#include <sys/ipc.h>
#include <sys/shm.h>

static void stranger(key_t key, int from, int to) {
  for (int wanted; read(from, &wanted, sizeof wanted) == sizeof wanted;) {
    volatile int *at = shmat(shmget(key, 4096, 0600), NULL, 0);
    CHECK(at != (void *)-1);
    for (int64_t end = now_ns() + 20000000000; *at != wanted && now_ns() < end;) pause_us(1000);
    CHECK(*at == wanted && shmdt((void *)at) == 0);
    write_all(to, "x", 1);
  }
  _exit(0);
}

int main(void) {
  key_t key = 0x53000000 + getpid();
  int to[2], from[2];
  char c;
  CHECK(pipe(to) == 0 && pipe(from) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(to[1]);
    stranger(key, to[0], from[1]);
  }
  int id = shmget(key, 4096, 0600 | IPC_CREAT | IPC_EXCL), *at = shmat(id, NULL, 0);
  CHECK(id >= 0 && at != (void *)-1);
  ROUNDS(i) {
    struct shmid_ds status;
    *at = i;
    CHECK(shmctl(id, IPC_STAT, &status) == 0 && status.shm_nattch == 1);
    if (i % 10 == 6) write_all(to[1], &i, sizeof i), read_all(from[0], &c, 1);
  }
  close(to[1]);
  reap(peer);
  CHECK(shmdt(at) == 0 && shmctl(id, IPC_RMID, NULL) == 0);
  DONE();
}
