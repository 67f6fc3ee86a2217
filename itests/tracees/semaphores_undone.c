// Shows: System V semaphores: changes are undone when a process ends (SEM_UNDO), counts and the last user are right.
#include "tracee.h"
#include <sys/ipc.h>
#include <sys/sem.h>

int main(void) {
  int set = semget(IPC_PRIVATE, 3, 0600 | IPC_CREAT);
  unsigned short start[3] = {10, 0, 5}, now[3];
  union {
    int value;
    unsigned short *array;
    struct semid_ds *status;
  } argument = {.array = start};
  CHECK(set >= 0 && semctl(set, 0, SETALL, argument) == 0);
  struct sembuf mine = {2, -1, SEM_UNDO};
  CHECK(semop(set, &mine, 1) == 0);
  ROUNDS(i) {
    pid_t pid = fork_peer();
    if (pid == 0) {
      struct sembuf take[] = {{0, -3, SEM_UNDO}, {1, 2, 0}};
      CHECK(semop(set, take, 2) == 0 && semctl(set, 0, GETVAL) == 7);
      _exit(0);
    }
    struct sembuf wait = {1, -2, 0}, none = {1, -1, IPC_NOWAIT};
    CHECK(semop(set, &wait, 1) == 0);
    reap(pid);
    CHECK(semctl(set, 0, GETVAL) == 10 && semctl(set, 0, GETPID) == pid && semctl(set, 2, GETVAL) == 4);
    REFUSED(semop(set, &none, 1), EAGAIN);
    argument.array = now;
    CHECK(semctl(set, 0, GETALL, argument) == 0 && now[0] == 10 && now[1] == 0 && now[2] == 4);
    struct semid_ds status;
    argument.status = &status;
    CHECK(semctl(set, 0, IPC_STAT, argument) == 0 && status.sem_nsems == 3);
  }
  CHECK(semctl(set, 0, IPC_RMID) == 0);
  DONE();
}
