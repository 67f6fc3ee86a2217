// Shows: execve with empty, long and many arguments and variables, without any, and with pointers that are none.
#include "tracee.h"
#define MANY 2000
#define LONG 100000

static char *self, *arguments[MANY + 4], *variables[MANY + 8];
static char longest[LONG + 1], text[MANY][24];

static void check(int argc, char **argv) {
  CHECK(argc == MANY + 3 && strcmp(argv[0], "") == 0 && strcmp(argv[2], "") == 0 && strcmp(argv[1], longest) == 0);
  for (int i = 0; i < MANY; i++) CHECK(strcmp(argv[i + 3], text[i]) == 0);
  for (int i = 0; i < MANY; i++) *strchr(text[i], '=') = 0;
  for (int i = 0; i < MANY; i++) CHECK(atoi(getenv(text[i]) + 1) == i);
  for (int i = 0; i < MANY; i++) text[i][strlen(text[i])] = '=';
  CHECK(strcmp(getenv("EMPTY"), "") == 0 && strcmp(getenv("LONG"), longest + 5) == 0);
}

static void refusals(void) {
  char *bad[] = {"x", (char *)8, NULL}, *good[] = {"x", NULL};
  REFUSED(syscall(SYS_execve, self, 8L, good), EFAULT);
  REFUSED(execve(self, good, bad), EFAULT);
  REFUSED(syscall(SYS_execve, 8L, good, good), EFAULT);
  REFUSED(syscall(SYS_execve, "/absent", NULL, NULL), ENOENT);
}

int main(int argc, char **argv) {
  char *value = getenv("GENERATION");
  int generation = value ? atoi(value) : 0, n = 0;
  static char number[] = "GENERATION=0";
  self = realpath("/proc/self/exe", NULL);
  memset(longest, 'L', LONG), memcpy(longest, "LONG=", 5);
  for (int i = 0; i < MANY; i++) snprintf(text[i], sizeof text[i], "NAME%d==%d", i, i), arguments[i + 3] = text[i];
  arguments[0] = arguments[2] = "", arguments[1] = longest;
  for (char **variable = environ; *variable; variable++)
    if (strncmp(*variable, "TRACEE_", 7) == 0) variables[n++] = *variable;
  CHECK(n < 5);
  for (int i = 0; i < MANY; i++) variables[n++] = text[i];
  variables[n++] = "EMPTY=", variables[n++] = longest, variables[n++] = number;
  if (generation == 1) check(argc, argv);
  // Without arguments a program gets one that is empty; execve(2).
  if (generation == 2) CHECK(argc == 1 && strcmp(argv[0], "") == 0 && strcmp(getenv("EMPTY"), "") == 0);
  ROUNDS(i) if (i == rounds / 3) break;
  printf("generation %d\n", generation);
  if (generation == 2) DONE();
  if (generation == 1) refusals();
  number[sizeof number - 2] = (char)('1' + generation);
  syscall(SYS_execve, self, generation ? NULL : arguments, variables);
  CHECK(!"execve came back");
}
