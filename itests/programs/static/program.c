#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 3, ROUNDS = 12 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn = PTHREAD_COND_INITIALIZER;
static int whose;
static FILE *journal;

static void *work(void *number) {
  int mine = (int)(intptr_t)number;
  uint64_t x = (uint64_t)mine + 1;
  for (int round = 0; round < ROUNDS; round++) {
    char *text = malloc(1 << 20);
    for (int i = 0; i < 1 << 20; i++) x ^= x << 13, x ^= x >> 7, x ^= x << 17, text[i] = (char)('a' + x % 26);
    for (int i = 0; i < 40000000; i++) x = x * 6364136223846793005u + 1442695040888963407u;
    pthread_mutex_lock(&lock);
    while (whose != mine) pthread_cond_wait(&turn, &lock);
    fprintf(journal, "%d %d %016llx %.20s\n", round, mine, (unsigned long long)x, text);
    whose = (whose + 1) % THREADS;
    pthread_cond_broadcast(&turn);
    pthread_mutex_unlock(&lock);
    free(text);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  journal = fopen("journal", "w");
  for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, work, (void *)(intptr_t)i);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  fclose(journal);
  char line[100];
  FILE *child = popen("sha256sum < journal", "r");
  while (child && fgets(line, sizeof line, child)) printf("child says %s", line);
  int status = pclose(child);
  printf("child ended with %d\n", WEXITSTATUS(status));
  return 0;
}
