// Shows: POSIX message queues: priorities, attributes, limits, poll, and a signal when the first message comes.
#include "tracee.h"
#include <mqueue.h>
#include <poll.h>

static volatile int told, code, value;
static void on_message(int s, siginfo_t *info, void *c) {
  (void)s, (void)c;
  code = info->si_code, value = info->si_value.sival_int;
  told++;
}

int main(void) {
  char name[32];
  struct mq_attr shape = {.mq_maxmsg = 4, .mq_msgsize = 32}, now;
  snprintf(name, sizeof name, "/tracee-%d", getpid());
  mqd_t queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &shape);
  CHECK(queue >= 0);
  on_signal(SIGRTMIN + 6, on_message, SA_RESTART);
  struct sigevent tell = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 6, .sigev_value.sival_int = 99};
  ROUNDS(i) {
    char text[32];
    unsigned priority;
    told = 0;
    CHECK(mq_notify(queue, &tell) == 0);
    for (int k = 0; k < 4; k++) CHECK(mq_send(queue, (char[]){(char)('a' + k)}, 1, (unsigned)(k * 7 % 5)) == 0);
    REFUSED(mq_send(queue, "x", 1, 0), EAGAIN);
    for (int64_t end = now_ns() + 10000000000LL; told == 0;) CHECK(now_ns() < end);
    CHECK(told == 1 && code == SI_MESGQ && value == 99);
    struct pollfd fd = {(int)queue, POLLIN, 0};
    CHECK(poll(&fd, 1, -1) == 1 && mq_getattr(queue, &now) == 0 && now.mq_curmsgs == 4 && now.mq_flags == O_NONBLOCK);
    for (int k = 0; k < 4; k++) {  // sent with priorities 0 2 4 1
      CHECK(mq_receive(queue, text, sizeof text, &priority) == 1);
      CHECK(text[0] == "cbda"[k] && priority == (unsigned)"\4\2\1\0"[k]);
    }
    REFUSED(mq_receive(queue, text, sizeof text, &priority), EAGAIN);
    REFUSED(mq_receive(queue, text, 3, &priority), EMSGSIZE);
  }
  CHECK(mq_unlink(name) == 0 && mq_close(queue) == 0);
  DONE();
}
