package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.u64;

import java.lang.foreign.StructLayout;

/** include/uapi/linux/resource.h and asm-generic/resource.h; see prlimit(2). */
@KernelHeader(value = "linux/resource.h", man = "prlimit(2)")
public final class ResourceAbi {
  // Limits
  public static final int RLIMIT_CPU = 0;
  public static final int RLIMIT_FSIZE = 1;
  public static final int RLIMIT_DATA = 2;
  public static final int RLIMIT_STACK = 3;
  public static final int RLIMIT_CORE = 4;
  public static final int RLIMIT_RSS = 5;
  public static final int RLIMIT_NPROC = 6;
  public static final int RLIMIT_NOFILE = 7;
  public static final int RLIMIT_MEMLOCK = 8;
  public static final int RLIMIT_AS = 9;
  public static final int RLIMIT_LOCKS = 10;
  public static final int RLIMIT_SIGPENDING = 11;
  public static final int RLIMIT_MSGQUEUE = 12;
  public static final int RLIMIT_NICE = 13;
  public static final int RLIMIT_RTPRIO = 14;
  public static final int RLIMIT_RTTIME = 15;
  public static final int RLIM_NLIMITS = 16;

  // As unsigned 64 bits
  public static final long RLIM_INFINITY = -1L;

  private ResourceAbi() {}

  /** Soft and hard limit, unsigned. */
  public static final class Rlimit {
    public static final StructLayout LAYOUT =
        CStruct.of("struct rlimit64", u64("rlim_cur"), u64("rlim_max"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long RLIM_CUR = CStruct.offset(LAYOUT, "rlim_cur");
    public static final long RLIM_MAX = CStruct.offset(LAYOUT, "rlim_max");

    private Rlimit() {}
  }
}
