// Shows: umask, chmod, utimens, stat, statx, access and statfs say what home's file system says.
#include "tracee.h"
#include <sys/statfs.h>

int main(void) {
  struct stat st;
  CHECK(umask(027) != (mode_t)-1);
  ROUNDS(i) {
    CHECK(umask(027) == 027);
    int fd = open("file", O_RDWR | O_CREAT | O_EXCL, 0666);
    CHECK(fd >= 0 && fstat(fd, &st) == 0 && (st.st_mode & 0777) == 0640);
    CHECK(fchmod(fd, 0604) == 0 && stat("file", &st) == 0 && (st.st_mode & 07777) == 0604);
    CHECK(chmod("file", 0400) == 0 && access("file", R_OK) == 0);
    REFUSED(access("file", X_OK), EACCES);
    struct timespec times[2] = {{1000 + i, 5}, {2000 + i, 700}};
    CHECK(utimensat(AT_FDCWD, "file", times, 0) == 0 && fstat(fd, &st) == 0);
    CHECK(st.st_atim.tv_sec == 1000 + i && st.st_mtim.tv_sec == 2000 + i && st.st_mtim.tv_nsec == 700);
    struct statx x;
    CHECK(statx(AT_FDCWD, "file", 0, STATX_BASIC_STATS, &x) == 0);
    CHECK(x.stx_ino == st.st_ino && x.stx_mode == st.st_mode && x.stx_mtime.tv_sec == 2000 + i);
    struct statfs fs;
    CHECK(fstatfs(fd, &fs) == 0 && fs.f_bsize > 0 && fs.f_namelen > 0);
    CHECK(ftruncate(fd, 5000 + i) == 0 && fstat(fd, &st) == 0 && st.st_size == 5000 + i);
    CHECK(fsync(fd) == 0 && fdatasync(fd) == 0 && close(fd) == 0 && unlink("file") == 0);
    REFUSED(stat("file", &st), ENOENT);
  }
  DONE();
}
