package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Region;
import dev.roost.engine.syscall.CallPlacer;
import dev.roost.engine.syscall.ComeHome;
import dev.roost.engine.syscall.SyscallTable;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.SharedMapping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of this process, which has a memfd open and mapped. */
class HomeOnlyTest {
  private static final Region NOTHING = new Region(0x7fff00000000L, 4096);
  private static final int SELF = (int) ProcessHandle.current().pid();
  private static final long ADDRESS = 0x10000;

  private final Arena arena = Arena.ofConfined();
  private final List<String> wanted = new ArrayList<>();
  private FileDescriptor shared;
  private FileDescriptor other;
  private SharedMapping mapping;
  private KeptObjects objects;

  @BeforeEach
  void map() throws Exception {
    shared = FileDescriptor.memfd("home-only");
    other = FileDescriptor.memfd("another");
    shared.writeFully(new byte[4096]);
    mapping = shared.map(4096);
    objects = KeptObjects.of(SELF, NOTHING);
  }

  @AfterEach
  void unmap() {
    objects.close();
    mapping.close();
    shared.close();
    other.close();
    arena.close();
  }

  private boolean isHeld(KeptObjects away, int number, long... arguments) throws ComeHome {
    ByteBuffer message = ByteBuffer.allocate(4 + 6 * 8).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(number);
    for (int i = 0; i < 6; i++) {
      message.putLong(i < arguments.length ? arguments[i] : 0);
    }
    MemorySegment memory = arena.allocate(Slot.STRIDE, 16);
    Slot slot = new Slot(memory, ADDRESS);
    CallPlacer placer = new CallPlacer(SyscallTable.standard(), slot.data(), slot.dataAddress());
    placer.place(message.array());
    return new HomeOnly(SELF, away, wanted::add).holds(placer, slot);
  }

  private boolean isHeld(int number, long... arguments) throws ComeHome {
    return isHeld(objects, number, arguments);
  }

  @Test
  void whatChangesTheLengthOfSharedMemoryIsHeldAndTheProcessWanted() throws Exception {
    assertThat(isHeld(77, shared.number(), 0)).as("ftruncate").isTrue();
    assertThat(wanted)
        .containsExactly("it is given a descriptor of shared memory, whose contents are away");
    assertThat(isHeld(285, shared.number(), 0, 0, 8192)).as("fallocate").isTrue();
  }

  @Test
  void otherDescriptorsAreNoneOfItsBusiness() throws Exception {
    assertThat(isHeld(77, other.number(), 0)).as("another file").isFalse();
    assertThat(isHeld(77, 1_000_000, 0)).as("one that is closed").isFalse();
    assertThat(wanted).isEmpty();
  }

  @Test
  void whatTouchesNoContentsGoesOn() throws Exception {
    int fd = shared.number();
    assertThat(isHeld(3, fd)).as("close").isFalse();
    assertThat(isHeld(32, fd)).as("dup").isFalse();
    assertThat(isHeld(72, fd, 1)).as("F_GETFD").isFalse();
    assertThat(isHeld(8, fd, 0, 2)).as("SEEK_END").isFalse();
  }

  @Test
  void whereHolesAreAndSealsAreHeld() throws Exception {
    assertThat(isHeld(8, shared.number(), 0, 3)).as("SEEK_DATA").isTrue();
    assertThat(isHeld(72, shared.number(), 1033, 8)).as("F_ADD_SEALS").isTrue();
  }

  @Test
  void whoHasNoSuchMemoryAwayIsNeverHeld() throws Exception {
    assertThat(isHeld(KeptObjects.NONE, 77, shared.number(), 0)).isFalse();
  }
}
