/* Areas of memory at known places: filled if argv[3] is "full", else zeros. Then it waits.
 * argv[1]: a file of two pages of which it maps four privately and two shared. argv[2]: made when ready. */
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define AT 0x100000000000ul
#define PAGE 4096ul

static char *map(unsigned long page, unsigned long pages, int protection, int flags, int fd) {
  return mmap((char *)AT + page * PAGE, pages * PAGE, protection, flags | MAP_FIXED, fd, 0);
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  int full = strcmp(argv[3], "full") == 0;
  int fd = open(argv[1], O_RDONLY);
  int anonymous = MAP_PRIVATE | MAP_ANONYMOUS;
  char *sparse = map(0, 512, PROT_READ | PROT_WRITE, anonymous, -1);
  char *hidden = map(600, 2, PROT_READ | PROT_WRITE, anonymous, -1);
  char *constant = map(610, 2, PROT_READ | PROT_WRITE, anonymous, -1);
  char *dense = map(1000, 1024, PROT_READ | PROT_WRITE, anonymous, -1);
  map(620, 4, PROT_READ, MAP_PRIVATE, fd);
  map(630, 2, PROT_READ, MAP_SHARED, fd);
  if (full) {
    for (int page = 0; page < 512; page += 7) sparse[page * PAGE + page] = (char)(page | 1);
    memset(hidden, 'h', PAGE);
    memset(constant, 'c', 2 * PAGE);
    for (unsigned long i = 0; i < 1024 * PAGE; i++) dense[i] = (char)(i * 31 >> 8);
    memset(dense + 100 * PAGE, 0, PAGE);
  }
  mprotect(hidden, 2 * PAGE, PROT_NONE);
  mprotect(constant, 2 * PAGE, PROT_READ);
  close(open(argv[2], O_CREAT | O_WRONLY, 0600));
  for (;;) pause();
}
