// Shows: reads and writes that the C library does in the background end, with their results and a call of a function.
#include "tracee.h"
#include <aio.h>

static volatile int called;
static void on_done(union sigval value) { __atomic_store_n(&called, value.sival_int, __ATOMIC_SEQ_CST); }

int main(void) {
  int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0600);
  CHECK(fd >= 0);
  ROUNDS(i) {
    char out[64], in[64];
    snprintf(out, sizeof out, "written in round %d", i);
    struct aiocb write_it = {.aio_fildes = fd, .aio_buf = out, .aio_nbytes = sizeof out, .aio_offset = i * 64L};
    struct aiocb read_it = {.aio_fildes = fd, .aio_buf = in, .aio_nbytes = sizeof in, .aio_offset = i * 64L};
    const struct aiocb *one[] = {&write_it};
    read_it.aio_sigevent = (struct sigevent){.sigev_notify = SIGEV_THREAD, .sigev_value.sival_int = i + 1};
    read_it.aio_sigevent.sigev_notify_function = on_done;
    CHECK(aio_write(&write_it) == 0);
    while (aio_error(&write_it) == EINPROGRESS) aio_suspend(one, 1, NULL);
    CHECK(aio_return(&write_it) == 64 && aio_read(&read_it) == 0);
    for (int64_t end = now_ns() + 10000000000LL; __atomic_load_n(&called, __ATOMIC_SEQ_CST) != i + 1;) CHECK(now_ns() < end);
    CHECK(aio_error(&read_it) == 0 && aio_return(&read_it) == 64 && strcmp(in, out) == 0);
  }
  DONE();
}
