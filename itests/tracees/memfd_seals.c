// Shows: a memfd keeps its contents, size and seals; a sealed one refuses writes; a private mapping of it is its copy.
#include "tracee.h"

int main(void) {
  char text[8192];
  int fd = memfd_create("kept", MFD_ALLOW_SEALING | MFD_CLOEXEC), open_one = memfd_create("open", MFD_ALLOW_SEALING);
  fill(text, sizeof text, 4);
  CHECK(fd >= 0 && open_one >= 0);
  write_all(fd, text, sizeof text);
  char *copy = mmap(NULL, sizeof text, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  CHECK(copy != MAP_FAILED && fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0);
  ROUNDS(i) {
    CHECK(fcntl(fd, F_GET_SEALS) == (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE));
    REFUSED(pwrite(fd, "x", 1, 0), EPERM);
    REFUSED(ftruncate(fd, 0), EPERM);
    CHECK(holds(copy + 4096, 4096, 4) == (pattern_at(4, 0) == pattern_at(4, 4096)));
    CHECK(memcmp(copy + 1, text + 1, 8191) == 0);
    copy[0] = (char)i;
    char got[8192];
    CHECK(pread(fd, got, sizeof got, 0) == sizeof got && memcmp(got, text, sizeof got) == 0);
    CHECK(ftruncate(open_one, 100 + i) == 0 && lseek(open_one, 0, SEEK_END) == 100 + i);
    CHECK(fcntl(open_one, F_GET_SEALS) == 0);
    char path[64], link[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(path, link, sizeof link);
    CHECK(n == 21 && memcmp(link, "/memfd:kept (deleted)", 21) == 0);
  }
  DONE();
}
