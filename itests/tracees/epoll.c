// Shows: epoll: level, edge and one-shot, user data, timeouts, changes and nesting.
#include "tracee.h"
#include <sys/epoll.h>

int main(void) {
  int level[2], edge[2], once[2], set = epoll_create1(EPOLL_CLOEXEC), outer = epoll_create1(0);
  CHECK(set >= 0 && outer >= 0 && pipe(level) == 0 && pipe(edge) == 0 && pipe(once) == 0);
  struct epoll_event l = {EPOLLIN, {.u64 = 0x1111222233334444}}, e = {EPOLLIN | EPOLLET, {.u64 = 2}};
  struct epoll_event o = {EPOLLIN | EPOLLONESHOT, {.u64 = 3}}, n = {EPOLLIN, {.u64 = 4}}, got[5];
  CHECK(epoll_ctl(set, EPOLL_CTL_ADD, level[0], &l) == 0 && epoll_ctl(set, EPOLL_CTL_ADD, edge[0], &e) == 0);
  CHECK(epoll_ctl(set, EPOLL_CTL_ADD, once[0], &o) == 0 && epoll_ctl(outer, EPOLL_CTL_ADD, set, &n) == 0);
  ROUNDS(i) {
    char c;
    int64_t before = now_ns();
    CHECK(epoll_wait(set, got, 5, 2) == 0 && now_ns() - before >= 2000000);
    write_all(level[1], "a", 1);
    CHECK(epoll_wait(outer, got, 5, -1) == 1 && got[0].data.u64 == 4);
    CHECK(epoll_wait(set, got, 5, -1) == 1 && got[0].data.u64 == 0x1111222233334444 && got[0].events == EPOLLIN);
    CHECK(epoll_wait(set, got, 5, -1) == 1 && read(level[0], &c, 1) == 1);
    write_all(edge[1], "b", 1);
    CHECK(epoll_wait(set, got, 5, -1) == 1 && got[0].data.u64 == 2 && epoll_wait(set, got, 5, 0) == 0);
    CHECK(read(edge[0], &c, 1) == 1);
    write_all(once[1], "cc", 2);
    CHECK(epoll_wait(set, got, 5, -1) == 1 && got[0].data.u64 == 3 && epoll_wait(set, got, 5, 0) == 0);
    CHECK(epoll_ctl(set, EPOLL_CTL_MOD, once[0], &o) == 0 && epoll_wait(set, got, 5, -1) == 1);
    CHECK(read(once[0], &c, 1) == 1 && read(once[0], &c, 1) == 1);
    CHECK(epoll_ctl(set, EPOLL_CTL_MOD, once[0], &o) == 0 && epoll_wait(set, got, 5, 0) == 0);
    CHECK(epoll_ctl(set, EPOLL_CTL_DEL, edge[0], NULL) == 0 && epoll_ctl(set, EPOLL_CTL_ADD, edge[0], &e) == 0);
    REFUSED(epoll_ctl(set, EPOLL_CTL_ADD, edge[0], &e), EEXIST);
  }
  DONE();
}
