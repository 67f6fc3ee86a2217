// Shows: a listing that is under way goes on where it was, names each entry once, and can go back to a place it knows.
#include "tracee.h"
#include <dirent.h>

enum { COUNT = 300 };

int main(void) {
  char name[32];
  CHECK(mkdir("many", 0700) == 0 && chdir("many") == 0);
  for (int i = 0; i < COUNT; i++) {
    snprintf(name, sizeof name, "entry-with-a-name-%03d", i);
    CHECK(close(open(name, O_CREAT | O_WRONLY, 0600)) == 0);
  }
  DIR *all = opendir(".");
  char seen[COUNT] = "";
  int found = 0;
  CHECK(all != NULL);
  struct dirent *entry = NULL;
  ROUNDS(i) {
    for (int k = 0; k < 5 && (entry = readdir(all)); k++) {
      int n;
      if (sscanf(entry->d_name, "entry-with-a-name-%d", &n) != 1) continue;
      CHECK(!seen[n] && entry->d_type == DT_REG);
      seen[n] = 1, found++;
    }
    if (entry) {
      long place = telldir(all);
      struct dirent *next = readdir(all);
      if (next) snprintf(name, sizeof name, "%.31s", next->d_name);
      for (int k = 0; k < 20; k++) readdir(all);
      seekdir(all, place);
      next = next ? readdir(all) : NULL;
      CHECK(!next || strncmp(name, next->d_name, 31) == 0);
      seekdir(all, place);
    }
  }
  while ((entry = readdir(all))) {
    int n;
    if (sscanf(entry->d_name, "entry-with-a-name-%d", &n) == 1) CHECK(!seen[n]), seen[n] = 1, found++;
  }
  CHECK(found == COUNT && closedir(all) == 0);
  DONE();
}
