// Shows: a System V segment without a key, removed when it is attached, keeps its contents and its number of attachments.
#include "tracee.h"
#include <sys/ipc.h>
#include <sys/shm.h>
#define SIZE (4 * 4096)

static int made(char **at) {
  int id = shmget(IPC_PRIVATE, SIZE, 0600 | IPC_CREAT);
  CHECK(id >= 0 && (*at = shmat(id, NULL, 0)) != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0);
  return id;
}

int main(void) {
  char *at;
  int id = made(&at);
  fill(at, SIZE, 0);
  ROUNDS(i) {
    struct shmid_ds status;
    CHECK(holds(at, SIZE, i));
    fill(at, SIZE, i + 1);
    CHECK(shmctl(id, IPC_STAT, &status) == 0 && status.shm_nattch == 1 && status.shm_segsz == SIZE);
    if (i % 10 == 9) {
      CHECK(shmdt(at) == 0);
      REFUSED(shmctl(id, IPC_STAT, &status), EINVAL);
      id = made(&at);
      fill(at, SIZE, i + 1);
    }
  }
  CHECK(shmdt(at) == 0);
  DONE();
}
