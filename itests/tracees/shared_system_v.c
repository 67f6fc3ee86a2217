// Shows: a System V segment that parent and child have attached is one memory, and has two attachments.
#include "tracee.h"
#include <sys/ipc.h>
#include <sys/shm.h>

int main(void) {
  key_t key = 0x52000000 + getpid();
  int id = shmget(key, 8192, 0600 | IPC_CREAT | IPC_EXCL), go[2], back[2];
  volatile int *at = shmat(id, NULL, 0);
  char c;
  CHECK(id >= 0 && at != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0 && pipe(go) == 0 && pipe(back) == 0);
  pid_t peer = fork_peer();
  if (peer == 0) {
    close(go[1]);
    while (read(go[0], &c, 1) == 1) at[1] = at[0] * 2, write_all(back[1], "b", 1);
    _exit(0);
  }
  ROUNDS(i) {
    at[0] = i;
    write_all(go[1], "g", 1), read_all(back[0], &c, 1);
    struct shmid_ds status;
    CHECK(at[1] == 2 * i && shmctl(id, IPC_STAT, &status) == 0 && status.shm_nattch == 2);
  }
  CHECK(close(go[1]) == 0 && shmdt((void *)at) == 0);
  reap(peer);
  DONE();
}
