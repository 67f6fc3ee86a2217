// Shows: posix_spawn does in the child what it is told: descriptors, group, signals; and says what fails.
#include "tracee.h"
#include <spawn.h>

extern char **environ;

int main(void) {
  CHECK(signal(SIGUSR1, SIG_IGN) != SIG_ERR && signal(SIGUSR2, SIG_IGN) != SIG_ERR);
  ROUNDS(i) {
    if (i % 4) continue;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t set;
    int pipe_ends[2], status;
    char line[80], *argv[] = {"sh", "-c", "kill -USR1 $$; read x < /dev/fd/7; echo $x", NULL};
    pid_t child;
    CHECK(pipe2(pipe_ends, O_CLOEXEC) == 0);
    int fd = open("line", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    CHECK(fd >= 0 && write(fd, "seven\n", 6) == 6);
    CHECK(posix_spawn_file_actions_init(&actions) == 0 && posix_spawnattr_init(&attributes) == 0);
    CHECK(posix_spawn_file_actions_addopen(&actions, 7, "line", O_RDONLY, 0) == 0);
    CHECK(posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 1) == 0);
    CHECK(posix_spawn_file_actions_addclose(&actions, 0) == 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    CHECK(posix_spawnattr_setsigdefault(&attributes, &set) == 0);
    CHECK(posix_spawnattr_setpgroup(&attributes, 0) == 0);
    CHECK(posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP) == 0);
    CHECK(posix_spawn(&child, "/bin/sh", &actions, &attributes, argv, environ) == 0);
    CHECK(getpgid(child) == child && close(pipe_ends[1]) == 0);
    read_all(pipe_ends[0], line, 6);
    CHECK(memcmp(line, "seven\n", 6) == 0 && read(pipe_ends[0], line, 1) == 0);
    CHECK(waitpid(child, &status, 0) == child && status == 0 && close(pipe_ends[0]) == 0 && close(fd) == 0);
    CHECK(posix_spawn_file_actions_destroy(&actions) == 0 && posix_spawn_file_actions_init(&actions) == 0);
    CHECK(posix_spawn_file_actions_addopen(&actions, 8, "absent", O_RDONLY, 0) == 0);
    CHECK(posix_spawn(&child, "/bin/sh", &actions, &attributes, argv, environ) == ENOENT);
    REFUSED(waitpid(-1, &status, 0), ECHILD);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  DONE();
}
