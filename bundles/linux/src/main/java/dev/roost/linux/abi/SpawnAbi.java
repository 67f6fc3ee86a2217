package dev.roost.linux.abi;

import static dev.roost.linux.abi.CStruct.ptr;
import static dev.roost.linux.abi.CStruct.s32;
import static dev.roost.linux.abi.CStruct.u64s;

import java.lang.foreign.StructLayout;

/** glibc's spawn.h: not the kernel's, but memory of the C library that its caller must provide. */
@KernelHeader(value = "spawn.h", man = "posix_spawn_file_actions_init(3)")
public final class SpawnAbi {

  private SpawnAbi() {}

  /** What a child does with its descriptors before it executes; opaque to us but for its size. */
  public static final class FileActions {
    public static final StructLayout LAYOUT =
        CStruct.of(
            "posix_spawn_file_actions_t",
            s32("__allocated"),
            s32("__used"),
            ptr("__actions"),
            u64s("__pad", 8));
    public static final long SIZE = LAYOUT.byteSize();

    private FileActions() {}
  }
}
