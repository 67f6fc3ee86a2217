// Shows: waits with a time limit take as long as was asked, although they are moved in the middle, and say so.
// Run: limit
// Args: poll | select | pselect | ppoll | epoll | futex | semaphore | receive | queue | signal | sleep
#include "tracee.h"
#include <linux/futex.h>
#include <mqueue.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/socket.h>

enum { WAIT_MS = 1500, LATE_MS = 1400 };
static const char *kind;

static int is(const char *name) { return strcmp(kind, name) == 0; }
static void *waiter(void *u) {
  int p[2], word = 1;
  sigset_t set;
  struct timespec limit = {WAIT_MS / 1000, WAIT_MS % 1000 * 1000000}, end;
  struct timeval time = {WAIT_MS / 1000, WAIT_MS % 1000 * 1000};
  CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, p) == 0 && clock_gettime(CLOCK_REALTIME, &end) == 0);
  CHECK(sigemptyset(&set) == 0 && sigaddset(&set, SIGUSR1) == 0);
  struct pollfd fd = {p[0], POLLIN, 0};
  struct sembuf take = {0, -1, 0};
  struct mq_attr shape = {.mq_maxmsg = 1, .mq_msgsize = 8};
  struct epoll_event got;
  fd_set reads;
  FD_ZERO(&reads);
  FD_SET(p[0], &reads);
  CHECK(setsockopt(p[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time) == 0);
  int semaphores = semget(IPC_PRIVATE, 1, 0600), epoll = epoll_create1(0);
  // A name of its own: several of these run at a time.
  char name[32];
  snprintf(name, sizeof name, "/waits-%d", getpid());
  mqd_t queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &shape);
  CHECK(semaphores >= 0 && epoll >= 0 && queue >= 0 && mq_unlink(name) == 0);
  int64_t begin = now_ns(), most = (WAIT_MS + LATE_MS) * 1000000LL;
  end.tv_sec += 1, end.tv_nsec += 500000000, end.tv_sec += end.tv_nsec / 1000000000, end.tv_nsec %= 1000000000;
  if (is("poll")) CHECK(poll(&fd, 1, WAIT_MS) == 0);
  if (is("ppoll")) CHECK(ppoll(&fd, 1, &limit, NULL) == 0);
  if (is("select")) CHECK(select(p[0] + 1, &reads, NULL, NULL, &time) == 0 && time.tv_sec == 0 && time.tv_usec == 0);
  if (is("pselect")) CHECK(pselect(p[0] + 1, &reads, NULL, NULL, &limit, NULL) == 0);
  if (is("epoll")) CHECK(epoll_wait(epoll, &got, 1, WAIT_MS) == 0);
  if (is("futex")) REFUSED(syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, &limit, NULL, 0), ETIMEDOUT);
  if (is("semaphore")) REFUSED(semtimedop(semaphores, &take, 1, &limit), EAGAIN);
  if (is("receive")) REFUSED(recv(p[0], &fd, 1, 0), EAGAIN);
  if (is("queue")) REFUSED(mq_timedreceive(queue, (char *)&got, 8, NULL, &end), ETIMEDOUT);
  if (is("signal")) REFUSED(sigtimedwait(&set, NULL, &limit), EAGAIN);
  if (is("sleep")) CHECK(usleep(WAIT_MS * 1000) == 0);
  int64_t took = now_ns() - begin;
  CHECK(took >= WAIT_MS * 1000000LL && took < most && semctl(semaphores, 0, IPC_RMID) == 0);
  return u;
}

int main(int argc, char **argv) {
  pthread_t thread;
  CHECK(argc == 2 && (kind = argv[1]));
  CHECK(pthread_create(&thread, NULL, waiter, NULL) == 0);
  ROUNDS(i) continue;
  CHECK(pthread_join(thread, NULL) == 0);
  DONE();
}
