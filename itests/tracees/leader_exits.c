// Shows: a program whose first thread has ended goes on in another and ends with that one's code.
// Run: may-stay
// Ends: exit 21
#include "tracee.h"

static void *work(void *unused) {
  ROUNDS(i) CHECK(getpid() != gettid());
  puts("EXIT-SUCCESS");
  exit(21);
  return unused;
}

int main(void) {
  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, work, NULL) == 0);
  pthread_exit(NULL);
}
