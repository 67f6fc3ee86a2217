// Shared by all tracees. A tracee shows one behaviour of Linux, checks it in every round, prints only what is the
// same in every run, and ends with EXIT-SUCCESS. Rounds are paced, so that it can be moved in the middle of any.
//
//   TRACEE_ROUNDS   rounds, default 100
//   TRACEE_PACE_US  pause of each round in microseconds, default 10000
//   TRACEE_MIB      memory of the tracees that hold much, default 16
//
// Head of each file:  // Shows: one sentence.   and if needed
//   // Run: pty (on a terminal), static (also linked statically), stays (must not be moved), may-stay,
//         limit (docs/limits.md says what it shows is not so yet when it is moved: it is run natively only)
//   // Args: a | b c | d   one run for each
//   // Ends: exit N, signal N; $1 is the first argument. Without it: exit 0 after the line EXIT-SUCCESS
#pragma once
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int rounds = 100;
static int pace_us = 10000;
static long size_mib = 16;

static inline void fail(const char *file, int line, const char *what) {
  int error = errno;
  fflush(stdout);
  printf("FAILED %s:%d: %s (errno %d: %s)\n", file, line, what, error, strerror(error));
  fflush(stdout);
  _exit(1);
}
#define CHECK(condition) ((condition) ? (void)0 : fail(__FILE__, __LINE__, #condition))
// The call must fail, and with exactly this error.
#define REFUSED(call, error) CHECK((call) == -1 && errno == (error))

__attribute__((constructor)) static void tracee_begin(void) {
  char *value;
  if ((value = getenv("TRACEE_ROUNDS"))) rounds = atoi(value);
  if ((value = getenv("TRACEE_PACE_US"))) pace_us = atoi(value);
  if ((value = getenv("TRACEE_MIB"))) size_mib = atol(value);
  static char buffer[4096];  // not from the heap, which some tracees look at
  setvbuf(stdout, buffer, _IOLBF, sizeof buffer);
}

static inline int64_t clock_ns(clockid_t clock) {
  struct timespec t;
  CHECK(clock_gettime(clock, &t) == 0);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}
static inline int64_t now_ns(void) { return clock_ns(CLOCK_MONOTONIC); }

// Sleeps at least so long, whatever signals come.
static inline void pause_us(long us) {
  struct timespec left = {us / 1000000, us % 1000000 * 1000};
  while (nanosleep(&left, &left) == -1) CHECK(errno == EINTR);
}

// Computes without any system call.
static inline void spin(int turns) {
  volatile unsigned x = 1;
  for (int i = 0; i < turns * 1000; i++) x = x * 1664525 + 1013904223;
}

// One round: says every tenth of the way where it is, computes and sleeps a little. False after the last.
static inline int step(int i) {
  int tenth = rounds >= 10 ? rounds / 10 : 1;
  if (i >= rounds) return 0;
  if (i % tenth == 0) printf("step %d/%d\n", i / tenth, rounds / tenth);
  spin(500);
  pause_us(pace_us);
  return 1;
}
#define ROUNDS(i) for (int i = 0; step(i); i++)
#define DONE()                 \
  do {                         \
    puts("EXIT-SUCCESS");      \
    fflush(stdout);            \
    return 0;                  \
  } while (0)

// A child that stays at home and ends with its parent.
static inline pid_t fork_peer(void) {
  pid_t pid = fork();
  CHECK(pid >= 0);
  if (pid == 0) CHECK(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0);
  return pid;
}
static inline void reap(pid_t pid) {
  int status;
  pid_t got;
  while ((got = waitpid(pid, &status, 0)) == -1) CHECK(errno == EINTR);
  CHECK(got == pid);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

// Bytes that differ by seed and place, and the check that they are still there.
static inline unsigned char pattern_at(unsigned seed, size_t i) {
  return (unsigned char)(seed * 131 + i * 7 + (i >> 8));
}
static inline void fill(void *at, size_t bytes, unsigned seed) {
  for (size_t i = 0; i < bytes; i++) ((unsigned char *)at)[i] = pattern_at(seed, i);
}
static inline int holds(const void *at, size_t bytes, unsigned seed) {
  for (size_t i = 0; i < bytes; i++)
    if (((const unsigned char *)at)[i] != pattern_at(seed, i)) return 0;
  return 1;
}

// How much memory it has locked, in KiB.
static inline long locked_kib(void) {
  char line[256];
  long kib = -1;
  FILE *file = fopen("/proc/self/status", "r");
  CHECK(file != NULL);
  while (fgets(line, sizeof line, file)) sscanf(line, "VmLck: %ld", &kib);
  CHECK(fclose(file) == 0);
  return kib;
}

static inline void write_all(int fd, const void *from, size_t bytes) {
  const char *at = from;
  while (bytes > 0) {
    ssize_t n = write(fd, at, bytes);
    if (n == -1 && errno == EINTR) continue;
    CHECK(n > 0);
    at += n;
    bytes -= (size_t)n;
  }
}
static inline void read_all(int fd, void *to, size_t bytes) {
  char *at = to;
  while (bytes > 0) {
    ssize_t n = read(fd, at, bytes);
    if (n == -1 && errno == EINTR) continue;
    CHECK(n > 0);
    at += n;
    bytes -= (size_t)n;
  }
}
static inline void on_signal(int signal, void (*handler)(int, siginfo_t *, void *), int flags) {
  struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | flags};
  CHECK(sigaction(signal, &action, NULL) == 0);
}
