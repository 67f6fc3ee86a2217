// Shows: files opened as a path only, without a name, without the cache, and for appending behave as such.
#include "tracee.h"

int main(void) {
  char path[64], *block, text[8];
  CHECK(posix_memalign((void **)&block, 4096, 4096) == 0);
  int append = open("log", O_WRONLY | O_CREAT | O_APPEND, 0600), twin = dup(append);
  int only = open("log", O_PATH | O_CLOEXEC), direct = open("direct", O_RDWR | O_CREAT | O_DIRECT, 0600);
  CHECK(append >= 0 && only >= 0 && (direct >= 0 || errno == EINVAL));
  ROUNDS(i) {
    int flags = fcntl(only, F_GETFL), nameless = open(".", O_TMPFILE | O_RDWR, 0600);
    CHECK((flags & O_PATH) && (fcntl(only, F_GETFD) & FD_CLOEXEC));
    REFUSED(read(only, text, 1), EBADF);
    snprintf(path, sizeof path, "/proc/self/fd/%d", only);
    int real = open(path, O_RDONLY);
    CHECK(real >= 0 && lseek(append, 0, SEEK_SET) == 0 && write(i % 2 ? append : twin, "line\n", 5) == 5);
    CHECK(lseek(append, 0, SEEK_CUR) == 5 * (i + 1) && lseek(twin, 0, SEEK_CUR) == 5 * (i + 1));
    CHECK(pread(real, text, 5, 5 * i) == 5 && memcmp(text, "line\n", 5) == 0 && close(real) == 0);
    CHECK(nameless >= 0 || errno == EOPNOTSUPP);
    if (nameless >= 0) {
      snprintf(path, sizeof path, "/proc/self/fd/%d", nameless);
      CHECK(write(nameless, "named", 5) == 5 && linkat(AT_FDCWD, path, AT_FDCWD, "named", AT_SYMLINK_FOLLOW) == 0);
      CHECK(close(nameless) == 0 && unlink("named") == 0);
    }
    if (direct >= 0) {
      memset(block, i, 4096);
      CHECK(pwrite(direct, block, 4096, 4096) == 4096);
      CHECK(pread(direct, block, 4096, 4096) == 4096 && block[4095] == (char)i);
    }
  }
  DONE();
}
