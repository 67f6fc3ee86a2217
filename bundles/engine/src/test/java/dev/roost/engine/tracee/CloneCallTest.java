package dev.roost.engine.tracee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.syscall.BodyMemory;
import dev.roost.linux.abi.SchedAbi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloneCallTest {
  private static final long AT = 0x7f00_0000_0000L;

  /** As pthread_create of glibc 2.36, Go 1.19 and musl 1.2 make it. */
  @ParameterizedTest
  @ValueSource(longs = {0x3d0f00, 0x50f00, 0x7d0f00})
  void knowsThreadsOfCLibraries(long flags) {
    Optional<CloneCall> call = CloneCall.of(clone(flags, 0x10000), new OnePage());

    assertThat(call)
        .hasValueSatisfying(
            thread -> {
              assertThat(thread.flags()).isEqualTo(flags & ~SchedAbi.CLONE_DETACHED);
              assertThat(thread.stack() + thread.stackBytes()).isEqualTo(0x10000);
              assertThat(thread.parentTid()).isEqualTo(2);
              assertThat(thread.childTid()).isEqualTo(3);
              assertThat(thread.tls()).isEqualTo(4);
            });
  }

  /** As fork and posix_spawn of glibc 2.36 make it, Go's os/exec, and vfork of musl. */
  @ParameterizedTest
  @ValueSource(longs = {0x1200011, 0x4111, 0x11, 0})
  void knowsProcesses(long flags) {
    assertThat(CloneCall.of(clone(flags, 0), new OnePage()))
        .hasValueSatisfying(
            process -> {
              assertThat(process.makesThread()).isFalse();
              assertThat(process.exitSignal()).isEqualTo((int) (flags & 0xff));
              assertThat(process.makerWaits()).isEqualTo((flags & SchedAbi.CLONE_VFORK) != 0);
              assertThat(process.sharesMemory()).isEqualTo(process.makerWaits());
            });
  }

  @Test
  void forkAndVforkAreSuchCallsToo() {
    assertThat(CloneCall.of(call(57, 0, 0, 0, 0, 0), new OnePage()))
        .contains(new CloneCall(0, 17, 0, 0, 0, 0, 0));
    assertThat(CloneCall.of(call(58, 0, 0, 0, 0, 0), new OnePage()))
        .contains(new CloneCall(0x4100, 17, 0, 0, 0, 0, 0));
  }

  /** A body's process tells nobody of its end, and its maker does not wait in the kernel. */
  @Test
  void processOfABodyIsItsMakersSibling() {
    CloneCall process = new CloneCall(0x1204100, 17, 0x100, 0, 0, 0, 0);
    ByteBuffer struct = ByteBuffer.wrap(process.withTid(AT, 5)).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(struct.getLong(0)).isEqualTo(0x1200100 | SchedAbi.CLONE_PARENT);
    assertThat(struct.getLong(32)).as("exit signal").isZero();
  }

  /**
   * A thread with a pidfd, with its own files, with a parent's exit; what shares all memory but
   * waits for nobody, or files only; in a namespace of its own; with a pidfd.
   */
  @ParameterizedTest
  @ValueSource(longs = {0x3d1f00, 0x3d0b00, 0x3d0f11, 0x111, 0x411, 0x20000011, 0x1011})
  void leavesTheRestToHome(long flags) {
    assertThat(CloneCall.of(clone(flags, 0x10000), new OnePage())).isEmpty();
  }

  @Test
  void clone3SaysTheSameFromMemory() {
    CloneCall thread = new CloneCall(0x3d0f00, 0, 0x100, 0x200, 0x10000, 0x8000, 0x300);

    assertThat(clone3(thread.withTid(AT, 0), 64)).contains(thread);
  }

  @Test
  void clone3WithIdsOfItsOwnIsLeftToHome() {
    CloneCall thread = new CloneCall(0x3d0f00, 0, 0x100, 0x200, 0x10000, 0x8000, 0x300);

    assertThat(clone3(thread.withTid(AT, 7), CloneCall.bytes())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 63, 89, -1})
  void clone3OfUnknownSizeIsLeftToHome(long size) {
    CloneCall thread = new CloneCall(0x3d0f00, 0, 0x100, 0x200, 0x10000, 0x8000, 0x300);

    assertThat(clone3(thread.withTid(AT, 0), size)).isEmpty();
  }

  @Test
  void idLiesBehindTheStruct() {
    byte[] struct = new CloneCall(0x50f00, 0, 0, 0, 0, 0, 0).withTid(AT, 77);
    ByteBuffer view = ByteBuffer.wrap(struct).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(view.getInt((int) (view.getLong(64) - AT))).isEqualTo(77);
  }

  private static Registers clone(long flags, long stack) {
    return call(56, flags, stack, 2, 3, 4);
  }

  private static Optional<CloneCall> clone3(byte[] struct, long size) {
    OnePage memory = new OnePage();
    memory.write(AT, struct, 0, struct.length);
    return CloneCall.of(call(435, AT, size, 0, 0, 0), memory);
  }

  private static Registers call(long number, long a, long b, long c, long d, long e) {
    return new Registers(new byte[216])
        .with(Name.ORIG_RAX, number)
        .with(Name.RDI, a)
        .with(Name.RSI, b)
        .with(Name.RDX, c)
        .with(Name.R10, d)
        .with(Name.R8, e);
  }

  /** A page of memory at {@link #AT}. */
  private static final class OnePage implements BodyMemory {
    private final byte[] bytes = new byte[4096];

    @Override
    public boolean read(long address, byte[] into, int offset, int length) {
      System.arraycopy(bytes, (int) (address - AT), into, offset, length);
      return true;
    }

    @Override
    public boolean write(long address, byte[] from, int offset, int length) {
      System.arraycopy(from, offset, bytes, (int) (address - AT), length);
      return true;
    }
  }
}
