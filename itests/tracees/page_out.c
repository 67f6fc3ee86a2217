// Not a tracee: takes the memory of processes away from them, as a kernel does that is short of it.
//
//   page_out PID...
//
// Every page goes to swap or back to its file (process_madvise(2), MADV_PAGEOUT), whether the process runs or is stopped.
// Prints `KIB in swap` of all of them afterwards. A process that has ended is fine.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PAGEOUT = 21 };  // MADV_PAGEOUT, linux/mman.h

static void page_out(int pid, int pidfd) {
  char path[40], line[4096 + 100];
  snprintf(path, sizeof path, "/proc/%d/maps", pid);
  FILE *maps = fopen(path, "r");
  while (maps && fgets(line, sizeof line, maps)) {
    unsigned long start, end;
    if (sscanf(line, "%lx-%lx", &start, &end) != 2 || strstr(line, "[v")) continue;
    struct iovec range = {(void *)start, end - start};
    // Locked and special mappings say EINVAL, and keep their pages.
    if (syscall(SYS_process_madvise, pidfd, &range, 1UL, PAGEOUT, 0U) < 0 && errno == EPERM) {
      perror("process_madvise");
      exit(1);
    }
  }
  if (maps) fclose(maps);
}

static long in_swap(int pid) {
  char path[40], line[256];
  long kib = 0;
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  FILE *status = fopen(path, "r");
  while (status && fgets(line, sizeof line, status)) {
    if (sscanf(line, "VmSwap: %ld", &kib) == 1) break;
  }
  if (status) fclose(status);
  return kib;
}

int main(int argc, char **argv) {
  long kib = 0;
  for (int i = 1; i < argc; i++) {
    int pid = atoi(argv[i]), pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
    if (pidfd < 0) continue;
    page_out(pid, pidfd);
    kib += in_swap(pid);
    close(pidfd);
  }
  printf("%ld in swap\n", kib);
  return 0;
}
