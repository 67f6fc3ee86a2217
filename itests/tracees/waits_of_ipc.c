// Shows: threads that wait for messages, semaphores and queues all the time are not disturbed and get what comes.
#include "tracee.h"
#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>

struct text {
  long type;
  char bytes[32];
};
static int messages, full, semaphores;
static mqd_t queue;

static void *wait_message(void *u) {
  struct text got;
  CHECK(msgrcv(messages, &got, sizeof got.bytes, -5, 0) == 6 && got.type == 5 && !memcmp(got.bytes, "fifth", 6));
  return u;
}
static void *wait_room(void *u) {
  struct text more = {2, "more"};
  CHECK(msgsnd(full, &more, sizeof more.bytes, 0) == 0);
  return u;
}
static void *wait_semaphore(void *u) {
  struct sembuf take[] = {{0, -2, 0}, {1, 0, 0}};
  CHECK(semop(semaphores, take, 2) == 0);
  return u;
}
static void *wait_queue(void *u) {
  char got[16];
  unsigned priority;
  CHECK(mq_receive(queue, got, sizeof got, &priority) == 3 && priority == 9 && !memcmp(got, "abc", 3));
  return u;
}

int main(void) {
  void *(*waits[])(void *) = {wait_message, wait_room, wait_semaphore, wait_queue};
  pthread_t threads[4];
  char name[32];
  struct mq_attr shape = {.mq_maxmsg = 2, .mq_msgsize = 16};
  struct text text = {5, "fifth"}, filler = {1, ""};
  snprintf(name, sizeof name, "/waits-%d", getpid());
  CHECK((messages = msgget(IPC_PRIVATE, 0600)) >= 0 && (full = msgget(IPC_PRIVATE, 0600)) >= 0);
  CHECK((semaphores = semget(IPC_PRIVATE, 2, 0600)) >= 0 && semctl(semaphores, 0, SETVAL, 1) == 0);
  CHECK((queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &shape)) >= 0 && mq_unlink(name) == 0);
  while (msgsnd(full, &filler, sizeof filler.bytes, IPC_NOWAIT) == 0) continue;
  for (int i = 0; i < 4; i++) CHECK(pthread_create(&threads[i], NULL, waits[i], NULL) == 0);
  ROUNDS(i) REFUSED(msgrcv(messages, &filler, sizeof filler.bytes, 0, IPC_NOWAIT), ENOMSG);
  struct sembuf give = {0, 1, 0};
  CHECK(msgsnd(messages, &text, 6, 0) == 0 && msgrcv(full, &filler, sizeof filler.bytes, 1, 0) >= 0);
  CHECK(semop(semaphores, &give, 1) == 0 && mq_send(queue, "abc", 3, 9) == 0);
  for (int i = 0; i < 4; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  CHECK(msgrcv(full, &filler, sizeof filler.bytes, 2, 0) == 32 && semctl(semaphores, 0, GETVAL) == 0);
  CHECK(msgctl(messages, IPC_RMID, NULL) == 0 && msgctl(full, IPC_RMID, NULL) == 0);
  CHECK(semctl(semaphores, 0, IPC_RMID) == 0 && mq_close(queue) == 0);
  DONE();
}
