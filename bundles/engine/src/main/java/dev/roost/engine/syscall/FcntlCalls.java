package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

/** Commands of fcntl(2), fcntl_locking(2), F_SETOWN_EX(2const); linux/fcntl.h. */
final class FcntlCalls {
  private FcntlCalls() {}

  // @formatter:off
  static final Case[] CASES = {
      // F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL F_SETOWN F_GETOWN F_SETSIG F_GETSIG
      on(home(fd("fd"), value("cmd"), value("arg")),                0, 1, 2, 3, 4, 8, 9, 10, 11),
      // F_SETLEASE F_GETLEASE F_DUPFD_QUERY F_CREATED_QUERY F_DUPFD_CLOEXEC F_SETPIPE_SZ F_GETPIPE_SZ F_ADD_SEALS F_GET_SEALS
      on(home(fd("fd"), value("cmd"), value("arg")),                1024, 1025, 1027, 1028, 1030, 1031, 1032, 1033, 1034),
      // F_GETLK F_OFD_GETLK
      on(home(fd("fd"), value("cmd"), inOut("arg", bytes(32))),     5, 36),
      // F_SETLK F_OFD_SETLK
      on(home(fd("fd"), value("cmd"), in("arg", bytes(32))),        6, 37),
      // F_SETLKW F_OFD_SETLKW
      on(blocks(fd("fd"), value("cmd"), in("arg", bytes(32))),      7, 38),
      // F_SETOWN_EX F_SET_RW_HINT F_SET_FILE_RW_HINT
      on(home(fd("fd"), value("cmd"), in("arg", bytes(8))),         15, 1036, 1038),
      // F_GETOWN_EX F_GETOWNER_UIDS F_GET_RW_HINT F_GET_FILE_RW_HINT
      on(home(fd("fd"), value("cmd"), out("arg", bytes(8))),        16, 17, 1035, 1037),
      on(returns("Signals about changes in a directory are not carried."), 1026),
      returns("Roost does not know what this fcntl command reads and writes."),
  };
  // @formatter:on

  private static Case on(Case way, long... commands) {
    return way.when(argument(1).in(commands));
  }
}
