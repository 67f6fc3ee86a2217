// Shows: a process whose memory the kernel writes by itself is not moved, with a stay reason, and stays right.
// Run: stays
// Args: aio | uring | faults
#include "tracee.h"
#include <linux/aio_abi.h>
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>

int main(int argc, char **argv) {
  aio_context_t context = 0;
  static char text[512];
  CHECK(argc == 2);
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  write_all(fd, "0123456789", 10);
  if (argv[1][0] == 'a') CHECK(syscall(SYS_io_setup, 8, &context) == 0);
  if (argv[1][0] == 'u') {
    char parameters[120] = "";
    CHECK(syscall(SYS_io_uring_setup, 4, parameters) >= 0);
  }
  if (argv[1][0] == 'f') {
    int faults = (int)syscall(SYS_userfaultfd, O_CLOEXEC);
    struct uffdio_api api = {.api = UFFD_API};
    CHECK(faults >= 0 && ioctl(faults, UFFDIO_API, &api) == 0);
  }
  ROUNDS(i) {
    if (argv[1][0] != 'a') continue;
    struct iocb read = {.aio_lio_opcode = IOCB_CMD_PREAD, .aio_fildes = (unsigned)fd, .aio_data = 77}, *all = &read;
    struct io_event event;
    read.aio_buf = (uintptr_t)text, read.aio_nbytes = 5, read.aio_offset = i % 5;
    CHECK(syscall(SYS_io_submit, context, 1, &all) == 1 && syscall(SYS_io_getevents, context, 1, 1, &event, NULL) == 1);
    CHECK(event.data == 77 && event.res == 5 && memcmp(text, "0123456789" + i % 5, 5) == 0);
  }
  DONE();
}
