// Shows: who shares memory with one that cannot be moved stays too, with a stay reason, and all go on at home.
// Run: stays
// Args: filter | attached-to-read
#include "family.h"
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/ipc.h>
#include <sys/shm.h>

enum { MEMBERS = 3 };
struct shared {
  struct meeting meeting;
  uint32_t sum;
};

// Allows everything; even that holds a process at home.
static void filter(void) {
  struct sock_filter lines[] = {BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  struct sock_fprog program = {1, lines};
  CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
}
// Memory that it may never write could not be given to it so elsewhere.
static void attached_to_read(void) {
  int id = shmget(IPC_PRIVATE, 4096, 0600 | IPC_CREAT);
  CHECK(id >= 0 && shmat(id, NULL, SHM_RDONLY) != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0);
}

static void work(struct shared *shared, int i) {
  __atomic_add_fetch(&shared->sum, 1, __ATOMIC_RELAXED);
  meet(&shared->meeting, MEMBERS);
  CHECK(look(&shared->sum) == (uint32_t)(i + 1) * MEMBERS);
  meet(&shared->meeting, MEMBERS);
}

int main(int argc, char **argv) {
  CHECK(argc == 2);
  struct shared *shared = share(sizeof *shared);
  pid_t child[MEMBERS];
  for (int k = 1; k < MEMBERS; k++) {
    if ((child[k] = fork_peer()) > 0) continue;
    if (k == 1) {  // the eldest child; the others could go
      if (argv[1][0] == 'f') filter();
      if (argv[1][0] == 'a') attached_to_read();
    }
    meet(&shared->meeting, MEMBERS);
    for (int i = 0; i < rounds; i++) work(shared, i);
    _exit(0);
  }
  meet(&shared->meeting, MEMBERS);
  ROUNDS(i) work(shared, i);
  for (int k = 1; k < MEMBERS; k++) reap(child[k]);
  DONE();
}
