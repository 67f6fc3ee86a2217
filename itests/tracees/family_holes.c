// Shows: 64 MiB of shared memory with a few pages in it: holes stay holes, and what one removes is gone for the other.
#include "family.h"

enum { PAGE = 4096, APART = 1 << 20, KEPT = 8, BYTES = 64 << 20 };
static unsigned char *memory;
static struct meeting *meeting;

// The pages of a round, never one that was written in the seven before.
static unsigned char *page_of(int i) { return memory + (size_t)(i * 5 % 64) * APART + (size_t)(i % 200) * PAGE; }

// How many pages there are; memory that is short may hide some of them (mincore(2)).
static int pages(void) {
  static unsigned char there[BYTES / PAGE];
  int count = 0;
  CHECK(mincore(memory, BYTES, there) == 0);
  for (int k = 0; k < BYTES / PAGE; k++) count += there[k] & 1;
  return count;
}

static void look_on(int i) {
  meet(meeting, 2);
  for (int k = i; k >= 0 && k > i - KEPT; k--) CHECK(holds(page_of(k), PAGE, (unsigned)k));
  meet(meeting, 2);
}

int main(void) {
  memory = share(BYTES);
  meeting = share(PAGE);
  pid_t child = fork_peer();
  if (child == 0) {
    for (int i = 0; i < rounds; i++) look_on(i);
    _exit(0);
  }
  ROUNDS(i) {
    if (i >= KEPT) {
      unsigned char *old = page_of(i - KEPT);
      CHECK(holds(old, PAGE, (unsigned)(i - KEPT)) && madvise(old, PAGE, MADV_REMOVE) == 0);
      CHECK(old[0] == 0 && old[PAGE - 1] == 0);  // a page of zeros again, by this look
      CHECK(madvise(old, PAGE, MADV_REMOVE) == 0);
    }
    CHECK(pages() <= (i < KEPT ? i : KEPT - 1));
    fill(page_of(i), PAGE, (unsigned)i);
    CHECK(madvise(memory, BYTES, MADV_DONTNEED) == 0);  // takes nothing from memory that is shared
    look_on(i);
  }
  reap(child);
  DONE();
}
