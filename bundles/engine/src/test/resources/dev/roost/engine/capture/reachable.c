/* Shared memory that is a file, and in which way others could get at it. argv[1]: made when ready. argv[2]: "closed",
 * "open", "sealed", "private", "read-only", or "linked", then argv[3] is the name in /dev/shm that it keeps. Then it
 * waits. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define SIZE 8192

static const char *how;

static int is(const char *word) { return strcmp(how, word) == 0; }

static int made(const char *other) {
  if (!is("linked")) return memfd_create("reachable", MFD_ALLOW_SEALING);
  char name[256];
  snprintf(name, sizeof name, "%s-first", other);
  int fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
  return link(name, other) == 0 && unlink(name) == 0 ? fd : -1;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  how = argv[2];
  int fd = made(argv[3]), protection = PROT_READ | PROT_WRITE;
  if (fd < 0 || ftruncate(fd, SIZE) != 0) return 3;
  if (is("read-only")) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int reader = open(path, O_RDONLY);
    close(fd);
    fd = reader;
    protection = PROT_READ;
  }
  if (mmap(NULL, SIZE, protection, MAP_SHARED, fd, 0) == MAP_FAILED) return 4;
  if (is("private") && mmap(NULL, SIZE, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED) return 5;
  if (is("sealed") && fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE) != 0) return 6;
  if (!is("open")) close(fd);
  close(open(argv[1], O_CREAT | O_WRONLY, 0600));
  for (;;) pause();
}
