/* Attaches a System V segment. argv[1]: its key. argv[2]: made when ready. Then it waits. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  int id = shmget(atoi(argv[1]), 4096, 0600 | IPC_CREAT);
  char *at = shmat(id, NULL, 0);
  if (id < 0 || at == (char *)-1) return 3;
  *at = 1;
  close(open(argv[2], O_CREAT | O_WRONLY, 0600));
  for (;;) pause();
}
