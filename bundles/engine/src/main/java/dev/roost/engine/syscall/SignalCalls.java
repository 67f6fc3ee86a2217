package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Condition.pointer;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Signals: sigaction(2), sigprocmask(2), sigwaitinfo(2), kill(2). Handlers and masks live in the body,
 * sending happens at home, where the receivers are and the sender's identity is right.
 */
final class SignalCalls {
  private static final int SIGCHLD = 17;
  private static final int SIGTTIN = 21;
  private static final int SIGTTOU = 22;

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      call( 13, "rt_sigaction",    body().when(pointer(1).isZero()),
                                   body().when(argument(0).notIn(SIGCHLD, SIGTTIN, SIGTTOU)),
                                   signalAction(value("sig"), in("act", bytes(32)), out("oldact", bytes(32)), value("sigsetsize")))
                                       .note("Of SIGCHLD, SIGTTIN and SIGTTOU the kernel at home looks at the action itself."),
      call( 14, "rt_sigprocmask",  body().when(pointer(1).isZero()),
                                   signalMask(value("how"), in("set", bytes(8)), value("oldset"), value("sigsetsize"))),
      call( 15, "rt_sigreturn",    impliedMask()),
      call( 34, "pause",           body()),
      call( 62, "kill",            home(value("pid"), value("sig"))),
      call(127, "rt_sigpending",   bodyUnlessSignalfd()),
      call(128, "rt_sigtimedwait", body().when(pointer(1).isZero()),
                                   returns("The sender of a signal is known at home.")),
      call(129, "rt_sigqueueinfo", home(value("tgid"), value("sig"), in("info", bytes(128)))),
      call(130, "rt_sigsuspend",   impliedMask()),
      call(131, "sigaltstack",     body()),
      call(200, "tkill",           home(value("tid"), value("sig"))),
      call(219, "restart_syscall", blocks()),
      call(234, "tgkill",          home(value("tgid"), value("tid"), value("sig"))),
      call(282, "signalfd",        signalfd(fd("fd"), in("mask", bytes(8)), value("sizemask"))),
      call(289, "signalfd4",       signalfd(fd("fd"), in("mask", bytes(8)), value("sizemask"), value("flags"))),
      call(297, "rt_tgsigqueueinfo", home(value("tgid"), value("tid"), value("sig"), in("info", bytes(128)))),
      call(424, "pidfd_send_signal", home(fd("pidfd"), value("sig"), in("info", bytes(128)), value("flags"))));
  // @formatter:on

  private SignalCalls() {}
}
