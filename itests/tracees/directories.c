// Shows: directories, links, renames and listings are those of home.
#include "tracee.h"
#include <dirent.h>

static int listed(const char *path, const char *prefix) {
  int count = 0;
  DIR *dir = opendir(path);
  CHECK(dir);
  for (struct dirent *e; (e = readdir(dir));) count += strncmp(e->d_name, prefix, strlen(prefix)) == 0;
  CHECK(closedir(dir) == 0);
  return count;
}

int main(void) {
  char name[64], target[64];
  CHECK(mkdir("tree", 0755) == 0);
  ROUNDS(i) {
    snprintf(name, sizeof name, "tree/entry-%03d", i);
    CHECK(mkdir(name, 0700) == 0);
    REFUSED(mkdir(name, 0700), EEXIST);
    CHECK(listed("tree", "entry-") == i + 1);
    CHECK(symlink(name, "link") == 0);
    CHECK(readlink("link", target, sizeof target) == (ssize_t)strlen(name) && !memcmp(target, name, strlen(name)));
    struct stat st, ln;
    CHECK(lstat("link", &ln) == 0 && S_ISLNK(ln.st_mode) && ln.st_size == (off_t)strlen(name));
    CHECK(unlink("link") == 0);
    close(open("tree/file", O_WRONLY | O_CREAT | O_EXCL, 0600));
    CHECK(link("tree/file", "tree/second") == 0 && stat("tree/second", &st) == 0 && st.st_nlink == 2);
    CHECK(rename("tree/second", "tree/third") == 0 && unlink("tree/third") == 0);
    REFUSED(unlink("tree/third"), ENOENT);
    REFUSED(rmdir("tree"), ENOTEMPTY);
    CHECK(unlink("tree/file") == 0);
  }
  for (int i = 0; i < rounds; i++) {
    snprintf(name, sizeof name, "tree/entry-%03d", i);
    CHECK(rmdir(name) == 0);
  }
  CHECK(rmdir("tree") == 0);
  DONE();
}
