// Shows: private anonymous mappings made before and during a stay abroad come, keep their bytes and go.
#include "tracee.h"

#define SLOTS 12
#define BYTES (96 * 1024)

int main(void) {
  char *slot[SLOTS] = {0};
  unsigned seed[SLOTS] = {0};
  ROUNDS(i) {
    int s = i * 5 % SLOTS;
    if (slot[s]) CHECK(munmap(slot[s], BYTES) == 0);
    slot[s] = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(slot[s] != MAP_FAILED);
    for (int b = 0; b < BYTES; b += 512) CHECK(slot[s][b] == 0);
    seed[s] = (unsigned)i;
    fill(slot[s], BYTES / 2, seed[s]);  // the other half is never touched
    for (int k = 0; k < SLOTS; k++) {
      if (!slot[k]) continue;
      CHECK(holds(slot[k], BYTES / 2, seed[k]));
      CHECK(slot[k][BYTES - 1] == 0);
    }
    // A chosen address, and a hole made in the middle of a mapping.
    char *at = mmap((void *)0x7e0000000000, 3 * 4096, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    CHECK(at == (void *)0x7e0000000000);
    at[8192] = (char)i;
    CHECK(munmap(at + 4096, 4096) == 0);
    CHECK(at[8192] == (char)i && at[0] == 0);
    CHECK(munmap(at, 3 * 4096) == 0);
  }
  DONE();
}
