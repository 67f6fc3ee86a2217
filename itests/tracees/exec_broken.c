// Shows: execve of a broken executable that the kernel notices too late to go back: the process ends by SIGSEGV.
// Ends: signal 11
#include <elf.h>
#include <sys/resource.h>
#include "tracee.h"

int main(void) {
  // More bytes in the file than in memory: elf(5) does not allow it.
  struct {
    Elf64_Ehdr header;
    Elf64_Phdr segment;
  } file = {
      {{ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT}, ET_EXEC, EM_X86_64, EV_CURRENT,
       0x400000, sizeof(Elf64_Ehdr), 0, 0, sizeof(Elf64_Ehdr), sizeof(Elf64_Phdr), 1, 0, 0, 0},
      {PT_LOAD, PF_R | PF_X, 0, 0x400000, 0x400000, 0x40, 0x20, 0x1000}};
  int fd = open("broken", O_WRONLY | O_CREAT | O_CLOEXEC, 0700);
  CHECK(fd >= 0 && write(fd, &file, sizeof file) == sizeof file && close(fd) == 0);
  struct rlimit none = {0, 0};
  CHECK(setrlimit(RLIMIT_CORE, &none) == 0);
  ROUNDS(i) {
  }
  puts("EXIT-SUCCESS");
  execl("broken", "broken", NULL);
  CHECK(!"execl came back");
}
