/* Shared memory at known places, of 64 pages, twice: once as a whole and once, to be read only, its pages 32 to 48.
 * argv[1]: made when ready. argv[2]: "full", or else all is zeros. argv[3], if given: a child shares it, whose id is
 * written there. Then it waits. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <signal.h>
#include <unistd.h>

#define AT ((char *)0x100000000000ul)
#define SECOND ((char *)0x110000000000ul)
#define PAGE 4096ul

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  char *at = mmap(AT, 64 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (at != AT || mremap(at + 32 * PAGE, 0, 16 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, SECOND) != SECOND) return 3;
  if (mprotect(SECOND, 16 * PAGE, PROT_READ) != 0) return 4;
  if (strcmp(argv[2], "full") == 0) {
    for (unsigned long page = 0; page < 64; page += 2) memset(at + page * PAGE, (int)(page + 1), PAGE);
    memset(at + 10 * PAGE, 0, PAGE);
  }
  if (argc > 3) {
    int child = fork();
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      for (;;) pause();
    }
    FILE *file = fopen(argv[3], "w");
    fprintf(file, "%d", child);
    fclose(file);
  }
  close(open(argv[1], O_CREAT | O_WRONLY, 0600));
  for (;;) pause();
}
