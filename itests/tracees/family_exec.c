// Shows: a child that executes another program leaves the memory that it shared; those who still share it go on.
#include "family.h"

struct shared {
  struct meeting meeting;
  uint32_t left, seen;
  unsigned char block[20000];
};

// The other program: has nothing at the address where the memory was, and ends when it is told to.
static int stranger(const char *address) {
  unsigned char page;
  char c;
  REFUSED(mincore((void *)strtoul(address, NULL, 16), 4096, &page), ENOMEM);
  write_all(1, "x", 1), read_all(0, &c, 1);
  return 40 + c;
}

// A child that writes into the memory and then is another program, with a pipe to and one from its parent.
static pid_t leave(struct shared *shared, const int *to, const int *from) {
  pid_t pid = fork_peer();
  if (pid > 0) return pid;
  char address[32];
  snprintf(address, sizeof address, "%lx", (unsigned long)shared);
  shared->left++;
  CHECK(dup2(to[0], 0) == 0 && dup2(from[1], 1) == 1);
  execl("/proc/self/exe", "stranger", address, NULL);
  fail(__FILE__, __LINE__, "execl");
  return -1;
}

int main(int argc, char **argv) {
  if (argc == 2) return stranger(argv[1]);
  // Where a new program has nothing: it is linked and loaded elsewhere.
  struct shared *shared = mmap((void *)0x100000000000, sizeof *shared, PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  int to[2], from[2];
  CHECK(shared == (void *)0x100000000000 && pipe2(to, O_CLOEXEC) == 0 && pipe2(from, O_CLOEXEC) == 0);
  pid_t child = fork_peer();
  for (int i = 0; child == 0 && i < rounds; i++) {
    meet(&shared->meeting, 2);
    CHECK(holds(shared->block, sizeof shared->block, (unsigned)i));
    shared->seen++;
    meet(&shared->meeting, 2);
  }
  if (child == 0) _exit(0);
  ROUNDS(i) {
    char c = (char)i;
    int status;
    pid_t left = i % 5 == 1 ? leave(shared, to, from) : 0;
    if (left > 0) read_all(from[0], &c, 1);
    fill(shared->block, sizeof shared->block, (unsigned)i);
    meet(&shared->meeting, 2), meet(&shared->meeting, 2);
    CHECK(shared->seen == (uint32_t)i + 1 && shared->left == ((uint32_t)i + 4) / 5);
    if (left > 0) CHECK(write(to[1], "\2", 1) == 1 && waitpid(left, &status, 0) == left && WEXITSTATUS(status) == 42);
  }
  reap(child);
  DONE();
}
