// Shows: a System V segment that is attached again and again by its key is one memory.
#include "tracee.h"
#include <sys/ipc.h>
#include <sys/shm.h>

int main(void) {
  int id = shmget(getpid(), 4096, 0600 | IPC_CREAT | IPC_EXCL);
  CHECK(id >= 0);
  char *at = shmat(id, NULL, 0);
  CHECK(at != (void *)-1);
  ROUNDS(i) {
    at[i] = (char)i;
    char *again = shmat(shmget(getpid(), 4096, 0600), NULL, 0);
    CHECK(again != (void *)-1 && again[i] == (char)i && shmdt(again) == 0);
  }
  CHECK(shmdt(at) == 0 && shmctl(id, IPC_RMID, NULL) == 0);
  DONE();
}
