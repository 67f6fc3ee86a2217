package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.s64;
import static dev.roost.linux.abi.CStruct.sizedTo;
import static dev.roost.linux.abi.CStruct.struct;
import static dev.roost.linux.abi.CStruct.u16;
import static dev.roost.linux.abi.CStruct.u32;
import static dev.roost.linux.abi.CStruct.u64;
import static dev.roost.linux.abi.CStruct.u8;

import java.lang.foreign.StructLayout;

/** include/uapi/linux/userfaultfd.h; see userfaultfd(2) and ioctl_userfaultfd(2). */
@KernelHeader(value = "linux/userfaultfd.h", man = "userfaultfd(2), ioctl_userfaultfd(2)")
public final class UserfaultfdAbi {
  // ioctls
  public static final int USERFAULTFD_IOC_NEW = 0xaa00;
  public static final long UFFDIO_API = 0xc018aa3fL;
  public static final long UFFDIO_REGISTER = 0xc020aa00L;
  public static final long UFFDIO_UNREGISTER = 0x8010aa01L;
  public static final long UFFDIO_WAKE = 0x8010aa02L;
  public static final long UFFDIO_COPY = 0xc028aa03L;
  public static final long UFFDIO_ZEROPAGE = 0xc020aa04L;
  public static final long UFFDIO_MOVE = 0xc028aa05L;
  public static final long UFFDIO_WRITEPROTECT = 0xc018aa06L;
  public static final long UFFDIO_CONTINUE = 0xc020aa07L;
  public static final long UFFDIO_POISON = 0xc020aa08L;

  // Version and features
  public static final int UFFD_API = 0xaa;
  public static final int UFFD_USER_MODE_ONLY = 1;
  public static final int UFFD_FEATURE_PAGEFAULT_FLAG_WP = 1 << 0;
  public static final int UFFD_FEATURE_EVENT_FORK = 1 << 1;
  public static final int UFFD_FEATURE_EVENT_REMAP = 1 << 2;
  public static final int UFFD_FEATURE_EVENT_REMOVE = 1 << 3;
  public static final int UFFD_FEATURE_MISSING_HUGETLBFS = 1 << 4;
  public static final int UFFD_FEATURE_MISSING_SHMEM = 1 << 5;
  public static final int UFFD_FEATURE_EVENT_UNMAP = 1 << 6;
  public static final int UFFD_FEATURE_SIGBUS = 1 << 7;
  public static final int UFFD_FEATURE_THREAD_ID = 1 << 8;
  public static final int UFFD_FEATURE_MINOR_HUGETLBFS = 1 << 9;
  public static final int UFFD_FEATURE_MINOR_SHMEM = 1 << 10;
  public static final int UFFD_FEATURE_EXACT_ADDRESS = 1 << 11;
  public static final int UFFD_FEATURE_WP_HUGETLBFS_SHMEM = 1 << 12;
  public static final int UFFD_FEATURE_WP_UNPOPULATED = 1 << 13;
  public static final int UFFD_FEATURE_POISON = 1 << 14;
  public static final int UFFD_FEATURE_WP_ASYNC = 1 << 15;
  public static final int UFFD_FEATURE_MOVE = 1 << 16;

  // Modes
  public static final int UFFDIO_REGISTER_MODE_MISSING = 1 << 0;
  public static final int UFFDIO_REGISTER_MODE_WP = 1 << 1;
  public static final int UFFDIO_REGISTER_MODE_MINOR = 1 << 2;
  public static final int UFFDIO_COPY_MODE_DONTWAKE = 1 << 0;
  public static final int UFFDIO_COPY_MODE_WP = 1 << 1;
  public static final int UFFDIO_ZEROPAGE_MODE_DONTWAKE = 1 << 0;
  public static final int UFFDIO_WRITEPROTECT_MODE_WP = 1 << 0;
  public static final int UFFDIO_WRITEPROTECT_MODE_DONTWAKE = 1 << 1;

  // Events
  public static final int UFFD_EVENT_PAGEFAULT = 0x12;
  public static final int UFFD_EVENT_FORK = 0x13;
  public static final int UFFD_EVENT_REMAP = 0x14;
  public static final int UFFD_EVENT_REMOVE = 0x15;
  public static final int UFFD_EVENT_UNMAP = 0x16;
  public static final int UFFD_PAGEFAULT_FLAG_WRITE = 1 << 0;
  public static final int UFFD_PAGEFAULT_FLAG_WP = 1 << 1;
  public static final int UFFD_PAGEFAULT_FLAG_MINOR = 1 << 2;

  private UserfaultfdAbi() {}

  /** The handshake. */
  public static final class UffdioApi {
    public static final StructLayout LAYOUT =
        CStruct.of("struct uffdio_api", u64("api"), u64("features"), u64("ioctls"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long API = CStruct.offset(LAYOUT, "api");
    public static final long FEATURES = CStruct.offset(LAYOUT, "features");
    public static final long IOCTLS = CStruct.offset(LAYOUT, "ioctls");

    private UffdioApi() {}
  }

  /** Addresses of the process that made the descriptor. */
  public static final class UffdioRange {
    public static final StructLayout LAYOUT =
        CStruct.of("struct uffdio_range", u64("start"), u64("len"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long START = CStruct.offset(LAYOUT, "start");
    public static final long LEN = CStruct.offset(LAYOUT, "len");

    private UffdioRange() {}
  }

  /** Registers a range. */
  public static final class UffdioRegister {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct uffdio_register",
            struct("range", UffdioRange.LAYOUT),
            u64("mode"),
            u64("ioctls"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long RANGE = CStruct.offset(LAYOUT, "range");
    public static final long MODE = CStruct.offset(LAYOUT, "mode");
    public static final long IOCTLS = CStruct.offset(LAYOUT, "ioctls");
    public static final long RANGE_START = CStruct.offset(LAYOUT, "range.start");
    public static final long RANGE_LEN = CStruct.offset(LAYOUT, "range.len");

    private UffdioRegister() {}
  }

  /** Protects a range or releases it. */
  public static final class UffdioWriteprotect {
    public static final StructLayout LAYOUT =
        CStruct.of("struct uffdio_writeprotect", struct("range", UffdioRange.LAYOUT), u64("mode"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long RANGE = CStruct.offset(LAYOUT, "range");
    public static final long MODE = CStruct.offset(LAYOUT, "mode");
    public static final long RANGE_START = CStruct.offset(LAYOUT, "range.start");
    public static final long RANGE_LEN = CStruct.offset(LAYOUT, "range.len");

    private UffdioWriteprotect() {}
  }

  /** Fills missing pages; copy is written by the kernel: bytes, or a negative errno. */
  public static final class UffdioCopy {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct uffdio_copy", u64("dst"), u64("src"), u64("len"), u64("mode"), s64("copy"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long DST = CStruct.offset(LAYOUT, "dst");
    public static final long SRC = CStruct.offset(LAYOUT, "src");
    public static final long LEN = CStruct.offset(LAYOUT, "len");
    public static final long MODE = CStruct.offset(LAYOUT, "mode");
    public static final long COPY = CStruct.offset(LAYOUT, "copy");

    private UffdioCopy() {}
  }

  /** Fills missing pages with zeroes. */
  public static final class UffdioZeropage {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct uffdio_zeropage",
            struct("range", UffdioRange.LAYOUT),
            u64("mode"),
            s64("zeropage"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long RANGE = CStruct.offset(LAYOUT, "range");
    public static final long MODE = CStruct.offset(LAYOUT, "mode");
    public static final long ZEROPAGE = CStruct.offset(LAYOUT, "zeropage");
    public static final long RANGE_START = CStruct.offset(LAYOUT, "range.start");
    public static final long RANGE_LEN = CStruct.offset(LAYOUT, "range.len");

    private UffdioZeropage() {}
  }

  /** What a read returns, for UFFD_EVENT_PAGEFAULT. */
  public static final class UffdMsg {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "struct uffd_msg",
            u8("event"),
            u8("reserved1"),
            u16("reserved2"),
            u32("reserved3"),
            u64("arg.pagefault.flags"),
            u64("arg.pagefault.address"),
            u32("arg.pagefault.feat.ptid"),
            sizedTo(32));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long EVENT = CStruct.offset(LAYOUT, "event");
    public static final long RESERVED1 = CStruct.offset(LAYOUT, "reserved1");
    public static final long RESERVED2 = CStruct.offset(LAYOUT, "reserved2");
    public static final long RESERVED3 = CStruct.offset(LAYOUT, "reserved3");
    public static final long FLAGS = CStruct.offset(LAYOUT, "arg.pagefault.flags");
    public static final long ADDRESS = CStruct.offset(LAYOUT, "arg.pagefault.address");
    public static final long PTID = CStruct.offset(LAYOUT, "arg.pagefault.feat.ptid");

    private UffdMsg() {}
  }
}
