// births: how long it takes to make a thread or process and see its end. Command: a number of batches. Answer: per
// kind and batch one line "NAME MICROSECONDS", then "done".
#define _GNU_SOURCE
#include "bench.h"
#include <pthread.h>
#include <spawn.h>
#include <sys/wait.h>

extern char **environ;

static void *nothing(void *argument) { return argument; }

static void do_thread(void) {
  pthread_t thread;
  must(pthread_create(&thread, NULL, nothing, NULL) == 0, "pthread_create");
  must(pthread_join(thread, NULL) == 0, "pthread_join");
}

static void see_end(pid_t child) {
  int status;
  must(child > 0, "a child");
  must(waitpid(child, &status, 0) == child && status == 0, "waitpid");
}

static void do_fork(void) {
  pid_t child = fork();
  if (child == 0) {
    _exit(0);
  }
  see_end(child);
}

static void do_spawn(void) {
  char *arguments[] = {"true", NULL};
  pid_t child = -1;
  must(posix_spawn(&child, "/bin/true", NULL, NULL, arguments, environ) == 0, "posix_spawn");
  see_end(child);
}

static const struct {
  const char *name;
  void (*make)(void);
} kinds[] = {{"thread", do_thread}, {"fork", do_fork}, {"spawn", do_spawn}};

enum { EACH = 4 };

int main(void) {
  char line[80];
  say("ready\n");
  while (next_line(line, sizeof line)) {
    for (long left = strtol(line, NULL, 10); left > 0; left--) {
      for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        uint64_t start = now_ns(CLOCK_MONOTONIC);
        for (int n = 0; n < EACH; n++) {
          kinds[i].make();
        }
        snprintf(line, sizeof line, "%s %.1f\n", kinds[i].name, (now_ns(CLOCK_MONOTONIC) - start) / 1e3 / EACH);
        say(line);
      }
    }
    say("done\n");
  }
  return 0;
}
