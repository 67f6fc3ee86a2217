// nfs URL FILE: what stream.c does, through NFS in user space, because this may be a kernel without an NFS client. It reads
// ahead, as the kernel's client does. Same commands and answers.
#include <sys/stat.h>
#include <sys/time.h>
#include "bench.h"
#include <fcntl.h>
#include <nfsc/libnfs.h>

enum { AHEAD_BYTES = 256 * 1024, CACHE_PAGES = 1024 };

static char buffer[1 << 20];
static struct nfs_context *nfs;

static void works(int holds, const char *what) {
  if (!holds) {
    fprintf(stderr, "%s: %s\n", what, nfs_get_error(nfs));
    exit(1);
  }
}

static void stream(const char *path, int writes, size_t size, long total) {
  struct nfsfh *file;
  if (writes) {
    works(nfs_open(nfs, path, O_WRONLY | O_CREAT | O_TRUNC, &file) == 0, path);
  } else {
    works(nfs_open(nfs, path, O_RDONLY, &file) == 0, path);
  }
  for (long done = 0; done < total; done += (long)size) {
    int moved = writes ? nfs_write(nfs, file, size, buffer) : nfs_read(nfs, file, size, buffer);
    works(moved == (int)size, writes ? "nfs_write" : "nfs_read");
  }
  works(nfs_close(nfs, file) == 0, "nfs_close");
}

int main(int count, char **arguments) {
  char line[80], kind[8];
  size_t size;
  long total;
  must(count == 3, "usage: nfs URL FILE");
  nfs = nfs_init_context();
  must(nfs != NULL, "nfs_init_context");
  struct nfs_url *url = nfs_parse_url_dir(nfs, arguments[1]);
  works(url != NULL, arguments[1]);
  works(nfs_mount(nfs, url->server, url->path) == 0, "nfs_mount");
  say("ready\n");
  while (next_line(line, sizeof line)) {
    must(sscanf(line, "%7s %zu %ld", kind, &size, &total) == 3 && size <= sizeof buffer, line);
    // Reading ahead makes reads of 1 MiB slower: each gets what makes it fastest.
    nfs_set_readahead(nfs, size < AHEAD_BYTES ? AHEAD_BYTES : 0);
    nfs_set_pagecache(nfs, size < AHEAD_BYTES ? CACHE_PAGES : 0);
    uint64_t start = now_ns(CLOCK_MONOTONIC);
    stream(arguments[2], kind[0] == 'w', size, total);
    snprintf(line, sizeof line, "%llu\n", (unsigned long long)(now_ns(CLOCK_MONOTONIC) - start));
    say(line);
  }
  return 0;
}
