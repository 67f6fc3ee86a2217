// Shows: every failing call fails with its own error, and errno of a successful one stays untouched.
#include "tracee.h"

int main(void) {
  char name[300], c;
  memset(name, 'n', sizeof name - 1);
  name[299] = 0;
  close(open("file", O_WRONLY | O_CREAT, 0600));
  int fd = open("file", O_RDONLY), ends[2];
  CHECK(fd >= 0 && pipe(ends) == 0);
  ROUNDS(i) {
    REFUSED(open("absent", O_RDONLY), ENOENT);
    REFUSED(open("file/below", O_RDONLY), ENOTDIR);
    REFUSED(open(".", O_WRONLY), EISDIR);
    REFUSED(open("file", O_WRONLY | O_CREAT | O_EXCL, 0600), EEXIST);
    REFUSED(open(name, O_RDONLY), ENAMETOOLONG);
    REFUSED(open("", O_RDONLY), ENOENT);
    REFUSED(read(999, &c, 1), EBADF);
    REFUSED(write(fd, "x", 1), EBADF);
    REFUSED(lseek(ends[0], 0, SEEK_SET), ESPIPE);
    REFUSED(lseek(fd, 0, 99), EINVAL);
    REFUSED(readlink("file", name, 10), EINVAL);
    memset(name, 'n', 10);
    REFUSED(rmdir("file"), ENOTDIR);
    REFUSED(unlink("."), EISDIR);
    REFUSED(syscall(SYS_fcntl, fd, 9999, 0), EINVAL);
    REFUSED(kill(0x7ffffff0, 0), ESRCH);
    REFUSED(waitpid(-1, NULL, WNOHANG), ECHILD);
    REFUSED(syscall(100000), ENOSYS);
    REFUSED((intptr_t)mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), EINVAL);
    errno = 77;
    CHECK(read(fd, &c, 1) == 0 && errno == 77);
  }
  DONE();
}
