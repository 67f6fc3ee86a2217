// Shows: a signal sent by another process at home ends the program wherever it runs: computing, sleeping, reading.
// Args: 9 compute | 9 sleep | 9 read | 15 compute | 15 sleep | 15 read
// Ends: signal $1
#include "tracee.h"

int main(int argc, char **argv) {
  int ends[2], go[2];
  CHECK(argc == 3 && pipe(ends) == 0 && pipe(go) == 0);
  pid_t me = getpid();
  if (fork() == 0) {
    char c;
    close(go[1]);
    if (read(go[0], &c, 1) != 1) _exit(0);  // it has failed and is gone already
    pause_us(50000);
    kill(me, atoi(argv[1]));
    _exit(0);
  }
  ROUNDS(i) {
  }
  puts("EXIT-SUCCESS");
  write_all(go[1], "g", 1);
  if (argv[2][0] == 'r') CHECK(read(ends[0], &me, 1) == 99);
  for (;;) argv[2][0] == 's' ? pause_us(1000000) : spin(1000);
}
