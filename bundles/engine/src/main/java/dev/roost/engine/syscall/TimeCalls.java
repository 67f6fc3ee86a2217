package dev.roost.engine.syscall;

import static dev.roost.engine.syscall.Argument.CpuClock.Scope.PROCESS;
import static dev.roost.engine.syscall.Argument.CpuClock.Scope.THREAD;
import static dev.roost.engine.syscall.Argument.CpuClock.Shape.TIMESPEC;
import static dev.roost.engine.syscall.Argument.CpuClock.Shape.TMS;
import static dev.roost.engine.syscall.Argument.Back.ALWAYS;
import static dev.roost.engine.syscall.Condition.argument;
import static dev.roost.engine.syscall.Rows.*;

import java.util.List;

/**
 * Time: clock_gettime(2), nanosleep(2), timer_create(2), setitimer(2), timerfd_create(2). Clocks are
 * read in the body; timers that send signals stay at home, so that they need not be moved.
 */
final class TimeCalls {
  private static final String CPU = "A timer on CPU time would have to count at home and on the guest.";
  private static final String ODD_CLOCK = "This clock is not the guest's to tell.";

  // @formatter:off
  static final List<Syscall> ROWS = List.of(
      // Sleeps wait at home: there the kernel keeps the deadline, over departures and returns.
      call( 35, "nanosleep",       blocks(in("req", bytes(16)), out("rem", bytes(16), ALWAYS))),
      call( 36, "getitimer",       home(value("which"), out("curr_value", bytes(32))).when(argument(0).is(0)),
                                   returns(CPU)),
      call( 37, "alarm",           home(value("seconds"))),
      call( 38, "setitimer",       home(value("which"), in("new_value", bytes(32)), out("old_value", bytes(32))).when(argument(0).is(0)),
                                   returns(CPU)),
      call( 96, "gettimeofday",    body()),
      call(100, "times",           cpuTime(new Argument.CpuClock("buf", TMS, PROCESS))),
      call(159, "adjtimex",        home(inOut("buf", bytes(208)))),
      call(164, "settimeofday",    home(in("tv", bytes(16)), in("tz", bytes(8)))),
      call(201, "time",            body()),
      // CLOCK_REALTIME MONOTONIC BOOTTIME
      call(222, "timer_create",    home(value("clockid"), in("sevp", bytes(64)), out("timerid", bytes(4))).when(argument(0).in(0, 1, 7)),
                                   returns(CPU)),
      call(223, "timer_settime",   home(value("timerid"), value("flags"), in("new_value", bytes(32)), out("old_value", bytes(32)))),
      call(224, "timer_gettime",   home(value("timerid"), out("curr_value", bytes(32)))),
      call(225, "timer_getoverrun", home(value("timerid"))),
      call(226, "timer_delete",    home(value("timerid"))),
      call(227, "clock_settime",   home(value("clockid"), in("tp", bytes(16)))),
      // CLOCK_REALTIME MONOTONIC MONOTONIC_RAW REALTIME_COARSE MONOTONIC_COARSE BOOTTIME TAI; PROCESS_CPUTIME_ID; THREAD_CPUTIME_ID
      call(228, "clock_gettime",   body().when(argument(0).in(0, 1, 4, 5, 6, 7, 11)),
                                   cpuTime(value("clockid"), new Argument.CpuClock("tp", TIMESPEC, PROCESS)).when(argument(0).is(2)),
                                   cpuTime(value("clockid"), new Argument.CpuClock("tp", TIMESPEC, THREAD)).when(argument(0).is(3)),
                                   returns(ODD_CLOCK)),
      call(229, "clock_getres",    body().when(argument(0).in(0, 1, 2, 3, 4, 5, 6, 7, 11)),
                                   home(value("clockid"), out("res", bytes(16)))),
      call(230, "clock_nanosleep", blocks(value("clockid"), value("flags"), in("request", bytes(16)), out("remain", bytes(16), ALWAYS)).when(argument(0).in(0, 1, 7, 11)),
                                   returns(ODD_CLOCK)),
      call(283, "timerfd_create",  home(value("clockid"), value("flags"))),
      call(286, "timerfd_settime", home(fd("fd"), value("flags"), in("new_value", bytes(32)), out("old_value", bytes(32)))),
      call(287, "timerfd_gettime", home(fd("fd"), out("curr_value", bytes(32)))),
      call(305, "clock_adjtime",   home(value("clockid"), inOut("buf", bytes(208)))));
  // @formatter:on

  private TimeCalls() {}
}
