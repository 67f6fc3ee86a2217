// Shows: a System V segment without a key, removed at once, is shared by three processes until the last has gone.
// Args: once | twice
#include "family.h"
#include <sys/ipc.h>
#include <sys/shm.h>

enum { MEMBERS = 3, BYTES = 30000 };
struct shared {
  struct meeting meeting;
  unsigned char block[MEMBERS][BYTES];
};

int main(int argc, char **argv) {
  CHECK(argc == 2);
  int id = shmget(IPC_PRIVATE, sizeof(struct shared), 0600 | IPC_CREAT);
  struct shared *shared = shmat(id, NULL, 0);
  // A second time, at another address.
  const struct shared *seen = argv[1][0] == 't' ? shmat(id, NULL, 0) : shared;
  CHECK(id >= 0 && shared != (void *)-1 && seen != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0);
  pid_t child[MEMBERS] = {0};
  int me = 0;
  for (int k = 1; k < MEMBERS && me == 0; k++)
    if ((child[k] = fork_peer()) == 0) me = k;
  for (int i = 0; me == 0 ? step(i) : i < rounds; i++) {
    fill(shared->block[me], BYTES, (unsigned)(i + me));
    meet(&shared->meeting, MEMBERS);
    for (int k = 0; k < MEMBERS; k++) CHECK(holds(seen->block[k], BYTES, (unsigned)(i + k)));
    if (me == 0) {
      struct shmid_ds status;
      CHECK(shmctl(id, IPC_STAT, &status) == 0 && status.shm_nattch == (seen == shared ? 3 : 6));
    }
    meet(&shared->meeting, MEMBERS);
  }
  if (me > 0) _exit(0);
  for (int k = 1; k < MEMBERS; k++) reap(child[k]);
  DONE();
}
