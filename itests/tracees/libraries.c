// Shows: libraries are loaded, used and unloaded at any time, and their data stay while they are loaded.
#include "tracee.h"
#include <dlfcn.h>
#include <iconv.h>

int main(void) {
  double (*raise_to)(double, double);
  ROUNDS(i) {
    void *library = dlopen("libm.so.6", RTLD_NOW | RTLD_LOCAL), *other = dlopen("libanl.so.1", RTLD_LAZY);
    CHECK(library != NULL && (*(void **)&raise_to = dlsym(library, "pow")) != NULL);
    CHECK(raise_to(2, i % 60) == (double)(1LL << i % 60));
    CHECK(other == NULL || dlclose(other) == 0);
    iconv_t to = iconv_open("UTF-16LE", "KOI8-R");  // a module of the C library's
    char in[] = "\xc1\xc2", out[8], *from = in, *into = out;
    size_t left = 2, room = sizeof out;
    CHECK(to != (iconv_t)-1 && iconv(to, &from, &left, &into, &room) == 0);
    CHECK(room == 4 && memcmp(out, "\x30\x04\x31\x04", 4) == 0);
    CHECK(iconv_close(to) == 0 && dlclose(library) == 0);
    CHECK(dlopen("libthere_is_none.so", RTLD_NOW) == NULL && dlerror() != NULL);
  }
  DONE();
}
