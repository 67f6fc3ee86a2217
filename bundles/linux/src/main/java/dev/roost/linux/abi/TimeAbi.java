package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.s64;
import static dev.roost.linux.abi.CStruct.struct;

import java.lang.foreign.StructLayout;

/** include/uapi/linux/time.h; see clock_gettime(2), setitimer(2) and timer_settime(2). */
@KernelHeader(value = "linux/time.h", man = "clock_gettime(2), setitimer(2), timer_settime(2)")
public final class TimeAbi {
  // Clocks
  public static final int CLOCK_REALTIME = 0;
  public static final int CLOCK_MONOTONIC = 1;
  public static final int CLOCK_PROCESS_CPUTIME_ID = 2;
  public static final int CLOCK_THREAD_CPUTIME_ID = 3;
  public static final int CLOCK_MONOTONIC_RAW = 4;
  public static final int CLOCK_REALTIME_COARSE = 5;
  public static final int CLOCK_MONOTONIC_COARSE = 6;
  public static final int CLOCK_BOOTTIME = 7;
  public static final int CLOCK_REALTIME_ALARM = 8;
  public static final int CLOCK_BOOTTIME_ALARM = 9;
  public static final int CLOCK_TAI = 11;

  // Interval timers
  public static final int ITIMER_REAL = 0;
  public static final int ITIMER_VIRTUAL = 1;
  public static final int ITIMER_PROF = 2;
  public static final int TIMER_ABSTIME = 1;

  private TimeAbi() {}

  /** Seconds and nanoseconds. */
  public static final class Timespec {
    public static final StructLayout LAYOUT =
        CStruct.of("struct timespec", s64("tv_sec"), s64("tv_nsec"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long TV_SEC = CStruct.offset(LAYOUT, "tv_sec");
    public static final long TV_NSEC = CStruct.offset(LAYOUT, "tv_nsec");

    private Timespec() {}
  }

  /** Seconds and microseconds. */
  public static final class Timeval {
    public static final StructLayout LAYOUT =
        CStruct.of("struct timeval", s64("tv_sec"), s64("tv_usec"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long TV_SEC = CStruct.offset(LAYOUT, "tv_sec");
    public static final long TV_USEC = CStruct.offset(LAYOUT, "tv_usec");

    private Timeval() {}
  }

  /** setitimer(2). */
  public static final class Itimerval {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct itimerval",
            struct("it_interval", Timeval.LAYOUT),
            struct("it_value", Timeval.LAYOUT));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long IT_INTERVAL = CStruct.offset(LAYOUT, "it_interval");
    public static final long IT_VALUE = CStruct.offset(LAYOUT, "it_value");
    public static final long IT_INTERVAL_TV_SEC = CStruct.offset(LAYOUT, "it_interval.tv_sec");
    public static final long IT_INTERVAL_TV_USEC = CStruct.offset(LAYOUT, "it_interval.tv_usec");
    public static final long IT_VALUE_TV_SEC = CStruct.offset(LAYOUT, "it_value.tv_sec");
    public static final long IT_VALUE_TV_USEC = CStruct.offset(LAYOUT, "it_value.tv_usec");

    private Itimerval() {}
  }

  /** timer_settime(2). */
  public static final class Itimerspec {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct itimerspec",
            struct("it_interval", Timespec.LAYOUT),
            struct("it_value", Timespec.LAYOUT));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long IT_INTERVAL = CStruct.offset(LAYOUT, "it_interval");
    public static final long IT_VALUE = CStruct.offset(LAYOUT, "it_value");
    public static final long IT_INTERVAL_TV_SEC = CStruct.offset(LAYOUT, "it_interval.tv_sec");
    public static final long IT_INTERVAL_TV_NSEC = CStruct.offset(LAYOUT, "it_interval.tv_nsec");
    public static final long IT_VALUE_TV_SEC = CStruct.offset(LAYOUT, "it_value.tv_sec");
    public static final long IT_VALUE_TV_NSEC = CStruct.offset(LAYOUT, "it_value.tv_nsec");

    private Itimerspec() {}
  }
}
