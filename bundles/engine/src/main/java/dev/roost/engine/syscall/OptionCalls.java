package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

/** Options of prctl(2); linux/prctl.h. The name and the parentage of a thread are the deputy's. */
final class OptionCalls {
  private static final int TASK_COMM_LEN = 16;

  private OptionCalls() {}

  // @formatter:off
  static final Case[] CASES = {
      // PR_SET_NAME: 15 bytes count. PR_GET_NAME
      home(value("option"), new Argument.Text("name", TASK_COMM_LEN, Argument.Text.Kind.PREFIX)).when(argument(0).is(15)),
      home(value("option"), out("name", bytes(TASK_COMM_LEN))).when(argument(0).is(16)),
      // PR_GET_PDEATHSIG PR_GET_CHILD_SUBREAPER
      home(value("option"), out("value", bytes(4))).when(argument(0).in(2, 37)),
      // PR_SET_PDEATHSIG PR_GET_DUMPABLE PR_GET_KEEPCAPS PR_SET_KEEPCAPS PR_GET_SECCOMP PR_CAPBSET_READ PR_GET_SECUREBITS PR_SET_CHILD_SUBREAPER PR_GET_NO_NEW_PRIVS
      home(value("option"), value("arg2"), value("arg3"), value("arg4"), value("arg5")).when(argument(0).in(1, 3, 7, 8, 21, 23, 27, 36, 39)),
      // PR_CAP_AMBIENT with PR_CAP_AMBIENT_IS_SET
      home(value("option"), value("arg2"), value("arg3"), value("arg4"), value("arg5")).when(argument(0).is(47)).when(argument(1).is(1)),
      returns("This option would have to hold for the deputy and for the body."),
  };
  // @formatter:on
}
