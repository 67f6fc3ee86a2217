// Shows: eventfd as counter and semaphore, between threads of one process and with a child at home.
#include "tracee.h"
#include <sys/eventfd.h>

static int ping, pong;
static void *answer(void *unused) {
  for (int i = 0; i < rounds; i++) {
    uint64_t n;
    CHECK(read(ping, &n, 8) == 8 && n == (uint64_t)i + 3);
    n *= 2;
    CHECK(write(pong, &n, 8) == 8);
  }
  return unused;
}

int main(void) {
  int tickets = eventfd(5, EFD_SEMAPHORE | EFD_NONBLOCK);
  pthread_t thread;
  CHECK((ping = eventfd(0, 0)) >= 0 && (pong = eventfd(0, 0)) >= 0 && tickets >= 0);
  CHECK(pthread_create(&thread, NULL, answer, NULL) == 0);
  ROUNDS(i) {
    uint64_t n = (uint64_t)i + 3, got;
    CHECK(write(ping, &n, 8) == 8 && read(pong, &got, 8) == 8 && got == 2 * n);
    for (int k = 0; k < 5; k++) CHECK(read(tickets, &got, 8) == 8 && got == 1);
    REFUSED(read(tickets, &got, 8), EAGAIN);
    n = 5;
    CHECK(write(tickets, &n, 8) == 8);
    REFUSED(write(tickets, &n, 4), EINVAL);
  }
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
