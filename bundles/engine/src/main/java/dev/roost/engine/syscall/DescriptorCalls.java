package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Argument.Back.ALWAYS;
import static dev.roost.engine.syscall.Argument.Stream.Position.CURRENT;
import static dev.roost.engine.syscall.Argument.Stream.Position.GIVEN;
import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Condition.pointer;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Calls on descriptors that the process already holds: read(2), close(2), dup(2), pipe(2), poll(2),
 * epoll(7), eventfd(2), splice(2). The table of descriptors exists only in the deputy.
 */
final class DescriptorCalls {
  private static final String MASK =
      "A signal mask for the time of waiting must take effect on both sides at once.";
  private static final int CLOSE_RANGE_UNSHARE = 2;
  private static final int EPOLL_CTL_DEL = 2;

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call(  0, "read",            blocks(fd("fd"), outStream("buf", CURRENT), value("count"))),
      call(  1, "write",           blocks(fd("fd"), inStream("buf", CURRENT), value("count"))),
      // A terminal drains and a lingering socket waits when it is closed, also by dup2.
      call(  3, "close",           blocks(fd("fd"))),
      call(  5, "fstat",           home(fd("fd"), out("statbuf", bytes(144)))),
      call(  7, "poll",            blocks(new Argument.PollSet("fds"), value("nfds"), value("timeout"))),
      call(  8, "lseek",           home(fd("fd"), value("offset"), value("whence"))),
      call( 16, "ioctl",           IoctlCalls.CASES),
      call( 17, "pread64",         blocks(fd("fd"), outStream("buf", GIVEN), value("count"), value("offset"))),
      call( 18, "pwrite64",        blocks(fd("fd"), inStream("buf", GIVEN), value("count"), value("offset"))),
      call( 19, "readv",           blocks(fd("fd"), outVector("iov"), value("iovcnt"))),
      call( 20, "writev",          blocks(fd("fd"), inVector("iov"), value("iovcnt"))),
      call( 22, "pipe",            home(out("pipefd", bytes(8)))),
      call( 23, "select",          blocks(value("nfds"), inOut("readfds", bits(0)), inOut("writefds", bits(0)), inOut("exceptfds", bits(0)), inOut("timeout", bytes(16), ALWAYS)))
                                       .note("The time that is left goes back whatever the result is."),
      call( 32, "dup",             home(fd("oldfd"))),
      call( 33, "dup2",            blocks(fd("oldfd"), fd("newfd"))),
      call( 40, "sendfile",        blocks(fd("out_fd"), fd("in_fd"), inOut("offset", bytes(8)), value("count"))),
      call( 72, "fcntl",           FcntlCalls.CASES),
      call( 73, "flock",           blocks(fd("fd"), value("operation"))),
      call( 74, "fsync",           blocks(fd("fd"))),
      call( 75, "fdatasync",       blocks(fd("fd"))),
      call( 77, "ftruncate",       home(fd("fd"), value("length"))),
      call( 78, "getdents",        home(fd("fd"), filled("dirp", count(2)), value("count"))),
      call( 81, "fchdir",          home(fd("fd"))),
      call( 91, "fchmod",          home(fd("fd"), value("mode"))),
      call( 93, "fchown",          home(fd("fd"), value("owner"), value("group"))),
      call(138, "fstatfs",         home(fd("fd"), out("buf", bytes(120)))),
      call(187, "readahead",       home(fd("fd"), value("offset"), value("count"))),
      call(190, "fsetxattr",       home(fd("fd"), text("name", 256), in("value", size(3)), value("size"), value("flags"))),
      call(193, "fgetxattr",       home(fd("fd"), text("name", 256), filled("value", size(3)), value("size"))),
      call(196, "flistxattr",      home(fd("fd"), filled("list", size(2)), value("size"))),
      call(199, "fremovexattr",    home(fd("fd"), text("name", 256))),
      call(213, "epoll_create",    home(value("size"))),
      call(214, "epoll_ctl_old",   returns(SystemCalls.ABSENT)),
      call(215, "epoll_wait_old",  returns(SystemCalls.ABSENT)),
      call(217, "getdents64",      home(fd("fd"), filled("dirp", count(2)), value("count"))),
      call(221, "fadvise64",       home(fd("fd"), value("offset"), value("len"), value("advice"))),
      call(232, "epoll_wait",      blocks(fd("epfd"), filled("events", count(2, 12)), value("maxevents"), value("timeout"))),
      call(233, "epoll_ctl",       home(fd("epfd"), value("op"), fd("fd"), value("event")).when(argument(1).is(EPOLL_CTL_DEL)),
                                   home(fd("epfd"), value("op"), fd("fd"), in("event", bytes(12)))),
      call(253, "inotify_init",    home()),
      call(254, "inotify_add_watch", home(fd("fd"), path("pathname"), value("mask"))),
      call(255, "inotify_rm_watch",  home(fd("fd"), value("wd"))),
      call(270, "pselect6",        blocks(value("nfds"), inOut("readfds", bits(0)), inOut("writefds", bits(0)), inOut("exceptfds", bits(0)), inOut("timeout", bytes(16), ALWAYS), new Argument.MaskPair("sigmask")))
                                       .note("With a signal mask the process comes home: the mask must take effect on both sides at once."),
      call(271, "ppoll",           blocks(new Argument.PollSet("fds"), value("nfds"), inOut("timeout", bytes(16), ALWAYS), value("sigmask"), value("sigsetsize")).when(pointer(3).isZero()),
                                   returns(MASK)),
      call(275, "splice",          blocks(fd("fd_in"), inOut("off_in", bytes(8)), fd("fd_out"), inOut("off_out", bytes(8)), value("len"), value("flags"))),
      call(276, "tee",             blocks(fd("fd_in"), fd("fd_out"), value("len"), value("flags"))),
      call(277, "sync_file_range", blocks(fd("fd"), value("offset"), value("nbytes"), value("flags"))),
      call(278, "vmsplice",        returns("The pages of the program themselves would become the content of a pipe.")),
      call(281, "epoll_pwait",     blocks(fd("epfd"), filled("events", count(2, 12)), value("maxevents"), value("timeout"), value("sigmask"), value("sigsetsize")).when(pointer(4).isZero()),
                                   returns(MASK)),
      call(284, "eventfd",         home(value("initval"))),
      call(285, "fallocate",       blocks(fd("fd"), value("mode"), value("offset"), value("len"))),
      call(290, "eventfd2",        home(value("initval"), value("flags"))),
      call(291, "epoll_create1",   home(value("flags"))),
      call(292, "dup3",            blocks(fd("oldfd"), fd("newfd"), value("flags"))),
      call(293, "pipe2",           home(out("pipefd", bytes(8)), value("flags"))),
      call(294, "inotify_init1",   home(value("flags"))),
      call(295, "preadv",          blocks(fd("fd"), outVector("iov"), value("iovcnt"), value("pos_l"), value("pos_h"))),
      call(296, "pwritev",         blocks(fd("fd"), inVector("iov"), value("iovcnt"), value("pos_l"), value("pos_h"))),
      call(306, "syncfs",          blocks(fd("fd"))),
      call(326, "copy_file_range", blocks(fd("fd_in"), inOut("off_in", bytes(8)), fd("fd_out"), inOut("off_out", bytes(8)), value("len"), value("flags"))),
      call(327, "preadv2",         blocks(fd("fd"), outVector("iov"), value("iovcnt"), value("pos_l"), value("pos_h"), value("flags"))),
      call(328, "pwritev2",        blocks(fd("fd"), inVector("iov"), value("iovcnt"), value("pos_l"), value("pos_h"), value("flags"))),
      call(436, "close_range",     blocks(value("first"), value("last"), value("flags")).when(argument(2).hasNoneOf(CLOSE_RANGE_UNSHARE)),
                                   returns("It would part the descriptors of one thread from those of the others.")),
      call(441, "epoll_pwait2",    blocks(fd("epfd"), filled("events", count(2, 12)), value("maxevents"), in("timeout", bytes(16)), value("sigmask"), value("sigsetsize")).when(pointer(4).isZero()),
                                   returns(MASK)),
      call(451, "cachestat",       home(fd("fd"), in("cstat_range", bytes(16)), out("cstat", bytes(40)), value("flags"))));
  // @formatter:on

  private DescriptorCalls() {}
}
