// Shows: exit by a thread that is not the first one ends all threads with its code and runs the exit handlers.
// Ends: exit 33
#include "tracee.h"

static void goodbye(void) { puts("exit handler"); }
static void *leave(void *unused) {
  pause_us((long)rounds * pace_us);
  exit(33);
  return unused;
}

int main(void) {
  pthread_t thread;
  CHECK(atexit(goodbye) == 0 && pthread_create(&thread, NULL, leave, NULL) == 0);
  for (int i = 0; i < 10; i++) printf("step %d/10\n", i), pause_us((long)rounds * pace_us / 20);
  for (;;) spin(10), pause_us(1000);
}
