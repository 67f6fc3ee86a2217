// Shows: vmsplice puts memory into a pipe and takes it out; pipes in packet mode keep packets; their size can be set.
#include "tracee.h"
#include <sys/uio.h>

int main(void) {
  int p[2], packets[2];
  CHECK(pipe(p) == 0 && pipe2(packets, O_DIRECT | O_NONBLOCK) == 0);
  CHECK(fcntl(p[1], F_SETPIPE_SZ, 65536 * 4) == 65536 * 4);
  char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), got[8192];
  CHECK(page != MAP_FAILED);
  ROUNDS(i) {
    fill(page, 8192, i);
    struct iovec parts[] = {{page, 100}, {page + 4096, 4096}}, into = {got, sizeof got};
    CHECK(vmsplice(p[1], parts, 2, 0) == 4196 && read(p[0], got, sizeof got) == 4196);
    CHECK(memcmp(got, page, 100) == 0 && memcmp(got + 100, page + 4096, 4096) == 0);
    CHECK(write(p[1], page, 5000) == 5000 && vmsplice(p[0], &into, 1, 0) == 5000 && memcmp(got, page, 5000) == 0);
    CHECK(write(packets[1], "one", 3) == 3 && write(packets[1], "second", 6) == 6);
    CHECK(read(packets[0], got, sizeof got) == 3 && read(packets[0], got, 2) == 2);
    REFUSED(read(packets[0], got, 1), EAGAIN);
    CHECK(fcntl(p[0], F_GETPIPE_SZ) == 65536 * 4);
  }
  DONE();
}
