// Shows: three processes change large memory that they share (TRACEE_MIB), one appends numbered lines to a file, read after a fault.
#include "family.h"

enum { MEMBERS = 3, PARTS = 16 };
#define BASE(page) ((page) * 0x9e3779b97f4a7c15ULL + 1)  // nothing compresses

static uint64_t *at;
static size_t pages;

// Each member changes pages of its own, and finds what another one did in the round before.
static void change(struct meeting *meeting, int me, int i) {
  for (size_t p = (size_t)(i % PARTS); p < pages; p += PARTS)
    if (p % MEMBERS == (size_t)me) CHECK(at[p * 512]++ == BASE(p) + (uint64_t)(i / PARTS));
  meet(meeting, MEMBERS);
  for (size_t p = (size_t)(i % PARTS); p < pages; p += PARTS)
    if (p % MEMBERS == (size_t)(me + 1) % MEMBERS)
      CHECK(at[p * 512] == BASE(p) + (uint64_t)(i / PARTS) + 1 && at[p * 512 + 511] == BASE(p) * 512);
  meet(meeting, MEMBERS);
}

int main(void) {
  struct meeting *meeting = share(sizeof *meeting);
  pages = (size_t)size_mib << 8;
  at = share(pages << 12);
  for (size_t p = 0; p < pages; p++)
    for (size_t w = 0; w < 512; w++) at[p * 512 + w] = BASE(p) * (w + 1);
  int fd = open("ledger", O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0644);
  CHECK(fd >= 0);
  pid_t child[MEMBERS];
  for (int k = 1; k < MEMBERS; k++) {
    if ((child[k] = fork_peer()) > 0) continue;
    for (int i = 0; i < rounds; i++) change(meeting, k, i);
    _exit(0);
  }
  char line[32];
  ROUNDS(i) {
    int n = snprintf(line, sizeof line, "%d\n", i + 1);
    CHECK(write(fd, line, (size_t)n) == n);
    change(meeting, 0, i);
  }
  for (int k = 1; k < MEMBERS; k++) reap(child[k]);
  DONE();
}
