// Shows: a process with namespaces of its own, for names, mounts, network and IPC, sees what is in them.
#include "tracee.h"
#include <net/if.h>
#include <sched.h>
#include <sys/ipc.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/utsname.h>

int main(void) {
  struct utsname name;
  CHECK(unshare(CLONE_NEWUTS | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWCGROUP) == 0);
  CHECK(sethostname("burrow", 6) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0);
  CHECK(mkdir("m", 0700) == 0 && mount("tmpfs", "m", "tmpfs", 0, "size=1m") == 0);
  int queue = msgget(4711, IPC_CREAT | IPC_EXCL | 0600), mounted = open("m/file", O_RDWR | O_CREAT, 0600);
  CHECK(queue >= 0 && mounted >= 0);
  ROUNDS(i) {
    struct stat inside, outside;
    CHECK(uname(&name) == 0 && strcmp(name.nodename, "burrow") == 0);
    CHECK(pwrite(mounted, &i, 4, 0) == 4 && stat("m/file", &inside) == 0);
    CHECK(inside.st_size == 4 && stat(".", &outside) == 0);
    CHECK(inside.st_dev != outside.st_dev && msgget(4711, 0) == queue && if_nametoindex("lo") == 1);
    char link[64], text[32];
    CHECK(readlink("/proc/self/ns/uts", link, sizeof link) > 5 && memcmp(link, "uts:[", 5) == 0);
    snprintf(text, sizeof text, "host%d", i % 7);
    if (i % 20 == 9) CHECK(sethostname(text, strlen(text)) == 0 && sethostname("burrow", 6) == 0);
  }
  CHECK(close(mounted) == 0 && umount("m") == 0 && rmdir("m") == 0 && msgctl(queue, IPC_RMID, NULL) == 0);
  DONE();
}
