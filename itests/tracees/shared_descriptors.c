// Shows: a descriptor of shared memory reads, writes, seeks, measures and maps what two processes have stored in it.
#include "family.h"
#define SIZE (4 * 4096)

static void look_at(int fd, int i, char *memory) {
  char bytes[64];
  struct stat status;
  CHECK(fstat(fd, &status) == 0 && status.st_size == SIZE);
  CHECK(lseek(fd, 4096, SEEK_SET) == 4096 && read(fd, bytes, 64) == 64 && holds(bytes, 64, i));
  CHECK(lseek(fd, 0, SEEK_CUR) == 4096 + 64);
  int other = dup(fd);
  CHECK(other >= 0 && pwrite(other, "abc", 3, 8192) == 3 && memcmp(memory + 8192, "abc", 3) == 0 && close(other) == 0);
}

int main(void) {
  int fd = memfd_create("descriptors", MFD_CLOEXEC);
  CHECK(fd >= 0 && ftruncate(fd, SIZE) == 0);
  char *memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK(memory != MAP_FAILED);
  struct meeting *at = (struct meeting *)memory;
  pid_t peer = fork_peer();
  if (peer == 0) {
    for (int i = 0; i < rounds; i++) {
      fill(memory + 4096, 64, i);
      meet(at, 2), meet(at, 2);
      CHECK(memcmp(memory + 8192, "abc", 3) == 0);
      memset(memory + 8192, 0, 3);
      meet(at, 2);
    }
    _exit(0);
  }
  ROUNDS(i) {
    meet(at, 2);
    if (i % 10 == 3) {
      look_at(fd, i, memory);
      char *part = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 4096);
      CHECK(part != MAP_FAILED && holds(part, 64, i) && munmap(part, 4096) == 0);
    } else {
      CHECK(holds(memory + 4096, 64, i));
      memcpy(memory + 8192, "abc", 3);
    }
    meet(at, 2), meet(at, 2);
  }
  reap(peer);
  DONE();
}
