#include <stdio.h>

volatile int watched;
static unsigned count;

int twice(int n) { return n * 2; }
void found(unsigned n) { printf("found %u\n", n), fflush(stdout); }

unsigned search(unsigned below) {
  for (unsigned n = 2; n < below; n++) {
    unsigned d = 2;
    while (d * d <= n && n % d != 0) d++;
    count += d * d > n;
  }
  return count;
}

int main(void) {
  found(search(3000000));
  watched = twice((int)search(3000000));
  printf("end %u %d\n", count, watched);
  return 3;
}
