// Shows: execve by the only thread that is left, when the first has exited: it gets the first one's id.
// Run: may-stay
#include "tracee.h"

static char *path, **arguments;

static void *executes(void *unused) {
  pthread_t leader = *(pthread_t *)unused;
  CHECK(pthread_join(leader, NULL) == 0);
  ROUNDS(i) if (i == rounds / 3) break;
  puts("the first thread has exited");
  execl(path, arguments[0], "again", NULL);
  CHECK(!"execl came back");
  return unused;
}

int main(int argc, char **argv) {
  static pthread_t self;
  pthread_t thread;
  arguments = argv, self = pthread_self(), path = realpath("/proc/self/exe", NULL);
  ROUNDS(i) if (i == rounds / 2) break;
  CHECK(gettid() == getpid());
  if (argc > 1) DONE();
  CHECK(pthread_create(&thread, NULL, executes, &self) == 0);
  pthread_exit(NULL);
}
