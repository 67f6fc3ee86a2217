package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.ptr;
import static dev.roost.linux.abi.CStruct.s64;

import java.lang.foreign.StructLayout;

/** include/uapi/linux/futex.h; see futex(2) and get_robust_list(2). */
@KernelHeader(value = "linux/futex.h", man = "futex(2)")
public final class FutexAbi {
  // Operations
  public static final int FUTEX_WAIT = 0;
  public static final int FUTEX_WAKE = 1;
  public static final int FUTEX_REQUEUE = 3;
  public static final int FUTEX_CMP_REQUEUE = 4;
  public static final int FUTEX_WAKE_OP = 5;
  public static final int FUTEX_LOCK_PI = 6;
  public static final int FUTEX_UNLOCK_PI = 7;
  public static final int FUTEX_TRYLOCK_PI = 8;
  public static final int FUTEX_WAIT_BITSET = 9;
  public static final int FUTEX_WAKE_BITSET = 10;
  public static final int FUTEX_WAIT_REQUEUE_PI = 11;
  public static final int FUTEX_CMP_REQUEUE_PI = 12;
  public static final int FUTEX_LOCK_PI2 = 13;
  public static final int FUTEX_PRIVATE_FLAG = 128;
  public static final int FUTEX_CLOCK_REALTIME = 256;
  public static final int FUTEX_WAIT_PRIVATE = 128;
  public static final int FUTEX_WAKE_PRIVATE = 129;

  // The futex word of a robust or priority-inheriting lock
  public static final long FUTEX_WAITERS = 0x80000000L;
  public static final int FUTEX_OWNER_DIED = 0x40000000;
  public static final int FUTEX_TID_MASK = 0x3fffffff;
  public static final long FUTEX_BITSET_MATCH_ANY = 0xffffffffL;
  public static final int ROBUST_LIST_LIMIT = 2048;

  private FutexAbi() {}

  /** get_robust_list(2). */
  public static final class RobustListHead {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct robust_list_head", ptr("list"), s64("futex_offset"), ptr("list_op_pending"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long LIST = CStruct.offset(LAYOUT, "list");
    public static final long FUTEX_OFFSET = CStruct.offset(LAYOUT, "futex_offset");
    public static final long LIST_OP_PENDING = CStruct.offset(LAYOUT, "list_op_pending");

    private RobustListHead() {}
  }
}
