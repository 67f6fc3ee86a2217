package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.ptr;
import static dev.roost.linux.abi.CStruct.u64;

import java.lang.foreign.StructLayout;

/** include/uapi/linux/uio.h; see readv(2) and process_vm_readv(2). */
@KernelHeader(value = "linux/uio.h", man = "readv(2), process_vm_readv(2)")
public final class UioAbi {
  // The kernel takes no longer vectors
  public static final int UIO_MAXIOV = 1024;

  private UioAbi() {}

  /** An area of memory; the base may be an address of another process. */
  public static final class Iovec {
    public static final StructLayout LAYOUT =
        CStruct.of("struct iovec", ptr("iov_base"), u64("iov_len"));
    public static final long SIZE = LAYOUT.byteSize();
    public static final long IOV_BASE = CStruct.offset(LAYOUT, "iov_base");
    public static final long IOV_LEN = CStruct.offset(LAYOUT, "iov_len");

    private Iovec() {}
  }
}
