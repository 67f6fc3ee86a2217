// Shared by the tracees whose processes share memory. They wait for each other in it, without a sleep: a move must
// not make anybody miss who wakes it. The leader is the process that is moved; the others print nothing.
#pragma once
#include "tracee.h"
#include <linux/futex.h>

// Memory that this process shares with the children that it makes from now on.
static inline void *share(size_t bytes) {
  void *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  CHECK(at != MAP_FAILED);
  return at;
}

static inline uint32_t look(const uint32_t *word) { return __atomic_load_n(word, __ATOMIC_ACQUIRE); }

// Sleeps until the word is no longer what it was.
static inline void await_other_than(const uint32_t *word, uint32_t was) {
  while (look(word) == was)
    CHECK(syscall(SYS_futex, word, FUTEX_WAIT, was, NULL, NULL, 0) == 0 || errno == EAGAIN);
}
static inline void await_word(const uint32_t *word, uint32_t wanted) {
  for (uint32_t now; (now = look(word)) != wanted;) await_other_than(word, now);
}
static inline void set_word(uint32_t *word, uint32_t value) {
  __atomic_store_n(word, value, __ATOMIC_RELEASE);
  CHECK(syscall(SYS_futex, word, FUTEX_WAKE, INT32_MAX, NULL, NULL, 0) >= 0);
}

// A place in shared memory, of zeros, where members meet again and again: nobody leaves before all have come.
struct meeting {
  uint32_t arrived, turn;
};
static inline void meet(struct meeting *at, uint32_t members) {
  uint32_t turn = look(&at->turn);
  if (__atomic_add_fetch(&at->arrived, 1, __ATOMIC_ACQ_REL) < members) {
    await_other_than(&at->turn, turn);
  } else {
    __atomic_store_n(&at->arrived, 0, __ATOMIC_RELEASE);
    set_word(&at->turn, turn + 1);
  }
}
