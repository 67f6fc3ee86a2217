/* Threads that would notice if they were stopped and resumed carelessly. Each counts its rounds in its
 * eight bytes of the file argv[1]; whatever is wrong is written to argv[1].broken, and ends the program. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <fenv.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

static int out;
static const char *name;

static void broken(const char *what) {
  char path[4096];
  snprintf(path, sizeof path, "%s.broken", name);
  int fd = open(path, O_CREAT | O_WRONLY, 0600);
  dprintf(fd, "%s: %s\n", what, strerror(errno));
  _exit(1);
}

static void round_done(int thread, uint64_t rounds) {
  if (pwrite(out, &rounds, 8, thread * 8) != 8) broken("pwrite");
}

/* All registers that a call may not change, and some that it may, hold a value over a long loop. */
static void *registers(void *argument) {
  int thread = (int)(intptr_t)argument;
  if (fesetround(FE_UPWARD) != 0) broken("fesetround");
  for (uint64_t rounds = 1;; rounds++) {
    uint64_t value = rounds * 0x9e3779b97f4a7c15u;
    uint64_t bad;
    __asm__ volatile(
        "mov %1, %%rbx; mov %1, %%rdi; mov %1, %%r8; mov %1, %%r9; mov %1, %%r10; mov %1, %%r12;"
        "mov %1, %%r13; mov %1, %%r14; mov %1, %%r15; movq %1, %%xmm0; movq %1, %%xmm7;"
        "movq %1, %%xmm15; mov $400000, %%ecx; 1: dec %%ecx; jnz 1b; mov $1, %%eax;"
        "cmp %1, %%rbx; jne 2f; cmp %1, %%rdi; jne 2f; cmp %1, %%r8; jne 2f; cmp %1, %%r9; jne 2f;"
        "cmp %1, %%r10; jne 2f; cmp %1, %%r12; jne 2f; cmp %1, %%r13; jne 2f; cmp %1, %%r14; jne 2f;"
        "cmp %1, %%r15; jne 2f; movq %%xmm0, %%rdx; cmp %1, %%rdx; jne 2f; movq %%xmm7, %%rdx;"
        "cmp %1, %%rdx; jne 2f; movq %%xmm15, %%rdx; cmp %1, %%rdx; jne 2f; xor %%eax, %%eax; 2:"
        : "=&a"(bad)
        : "S"(value)
        : "rbx", "rcx", "rdx", "rdi", "r8", "r9", "r10", "r12", "r13", "r14", "r15", "xmm0", "xmm7",
          "xmm15", "cc");
    if (bad) broken("a register has changed");
    if (fegetround() != FE_UPWARD) broken("the rounding mode has changed");
    round_done(thread, rounds);
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void *sleeps(void *argument) {
  int thread = (int)(intptr_t)argument;
  for (uint64_t rounds = 1;; rounds++) {
    double before = now();
    struct timespec t = {0, 20000000};
    /* Odd rounds give the kernel a place for the rest, even ones do not. */
    if (clock_nanosleep(CLOCK_MONOTONIC, 0, &t, rounds % 2 ? &t : NULL) != 0) broken("sleep");
    if (now() - before < 0.02) broken("a sleep was too short");
    round_done(thread, rounds);
  }
}

static void *waits(void *argument) {
  int thread = (int)(intptr_t)argument;
  int epoll = epoll_create1(0);
  struct epoll_event event;
  for (uint64_t rounds = 1;; rounds++) {
    if (epoll_wait(epoll, &event, 1, 10) != 0) broken("epoll_wait");
    if (poll(NULL, 0, 10) != 0) broken("poll");
    round_done(thread, rounds);
  }
}

static int pipe_ends[2];

static void *reads(void *argument) {
  int thread = (int)(intptr_t)argument;
  for (uint64_t rounds = 1;; rounds++) {
    char byte;
    if (read(pipe_ends[0], &byte, 1) != 1 || byte != (char)rounds) broken("read");
    round_done(thread, rounds);
  }
}

static void *writes(void *argument) {
  int thread = (int)(intptr_t)argument;
  for (uint64_t rounds = 1;; rounds++) {
    struct timespec t = {0, 1000000};
    char byte = (char)rounds;
    nanosleep(&t, NULL);
    if (write(pipe_ends[1], &byte, 1) != 1) broken("write");
    round_done(thread, rounds);
  }
}

static volatile sig_atomic_t signals;

static void handler(int number) {
  (void)number;
  signals++;
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  name = argv[1];
  out = open(name, O_CREAT | O_WRONLY, 0600);
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigaction(SIGUSR1, &action, NULL);
  sigaction(SIGTSTP, &action, NULL);
  sigaction(SIGCONT, &action, NULL);
  if (pipe(pipe_ends) != 0) broken("pipe");
  void *(*work[])(void *) = {registers, registers, sleeps, waits, reads, writes};
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  for (intptr_t i = 0; i < 6; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, work[i], (void *)i) != 0) broken("pthread_create");
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  for (;;) {
    uint64_t seen = (uint64_t)signals + 1;
    if (pwrite(out, &seen, 8, 48) != 8) broken("pwrite");
    usleep(1000);
  }
}
