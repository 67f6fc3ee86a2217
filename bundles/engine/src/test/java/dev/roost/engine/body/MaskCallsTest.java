package dev.roost.engine.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.SignalState;
import dev.roost.engine.model.Threads;
import dev.roost.engine.syscall.BodyMemory;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Vdso;
import dev.roost.linux.SeccompListener.Notification;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a process whose signalfds read SIGUSR1 and SIGUSR2, and which blocks nothing. */
class MaskCallsTest {
  private static final int SIGPROCMASK = 14;
  private static final int SIGSUSPEND = 130;
  private static final int SIG_BLOCK = 0;
  private static final int SIG_UNBLOCK = 1;
  private static final int SIG_SETMASK = 2;
  private static final long SIGKILL = 1L << 8;
  private static final long SIGUSR1 = 1L << 9;
  private static final long SIGUSR2 = 1L << 11;
  private static final long SIGTERM = 1L << 14;
  private static final long AT = 4096;

  private final Memory memory = new Memory();
  private final BodyProcess body = new BodyProcess(null, null);
  private final MaskCalls calls = new MaskCalls(body, memory);
  private Orphan orphan;

  /** One word of memory. */
  private static final class Memory implements BodyMemory {
    private long word;

    @Override
    public boolean read(long address, byte[] into, int offset, int length) {
      if (address != AT) {
        return false;
      }
      ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN).putLong(offset, word);
      return true;
    }

    @Override
    public boolean write(long address, byte[] from, int offset, int length) {
      throw new AssertionError("nothing is written");
    }
  }

  @BeforeEach
  void begin() throws Exception {
    orphan = Orphan.start("sleep", "1000");
    body.born(Map.of(orphan.pid(), orphan.pid()), Vdso.NONE);
    body.masks()
        .begin(
            new SignalState(List.of(), SIGUSR1 | SIGUSR2, List.of()),
            new Threads(List.of()),
            Map.of());
  }

  @AfterEach
  void end() {
    orphan.close();
  }

  private OptionalLong change(int number, long... arguments) throws Exception {
    return calls.change(
        new Notification(1, orphan.pid(), number, 0, java.util.Arrays.copyOf(arguments, 6)));
  }

  private OptionalLong procmask(int how, long set) throws Exception {
    memory.word = set;
    return change(SIGPROCMASK, how, AT, 0, 8);
  }

  @Test
  void homeBlocksWhatSignalfdsReadAndNothingElse() throws Exception {
    assertThat(procmask(SIG_BLOCK, SIGUSR1 | SIGTERM)).hasValue(SIGUSR1);
    assertThat(procmask(SIG_SETMASK, -1)).hasValue(SIGUSR1 | SIGUSR2);
  }

  @Test
  void whatHomeBlocksAlreadyIsNoChange() throws Exception {
    body.masks().atHome(orphan.pid(), SIGUSR1);

    assertThat(procmask(SIG_SETMASK, SIGUSR1 | SIGTERM)).isEmpty();
    assertThat(procmask(SIG_UNBLOCK, SIGUSR1)).hasValue(0);
  }

  @Test
  void callsThatFailChangeNothing() throws Exception {
    memory.word = SIGUSR1;

    assertThat(change(SIGPROCMASK, SIG_BLOCK, 8, 0, 8)).as("bad address").isEmpty();
    assertThat(change(SIGPROCMASK, SIG_BLOCK, AT, 0, 4)).as("bad size").isEmpty();
    assertThat(change(SIGPROCMASK, 3, AT, 0, 8)).as("bad operation").isEmpty();
  }

  @Test
  void theMaskOfSigsuspendCountsWhileItWaits() throws Exception {
    memory.word = SIGUSR2;

    assertThat(change(SIGSUSPEND, AT, 8)).hasValue(SIGUSR2);
  }

  @Test
  void aDescriptorReadsNothingNewIfOthersReadIt() {
    memory.word = SIGUSR1 | SIGKILL;
    assertThat(calls.readsNothingNew(AT)).isTrue();
    memory.word = SIGUSR1 | SIGTERM;
    assertThat(calls.readsNothingNew(AT)).isFalse();
  }

  @Test
  void threadsAndProcessesBeginWithWhatTheirMakerBlocks() {
    body.masks().atHome(orphan.pid(), SIGUSR1);
    body.masks().born(orphan.pid(), 77);
    BodyProcess child = new BodyProcess(null, null);
    child.masks().begin(body.masks(), 77, 78);

    assertThat(child.masks().atHome(78)).isEqualTo(SIGUSR1);
    assertThat(child.masks().readable()).isEqualTo(SIGUSR1 | SIGUSR2);
    assertThat(body.masks().atHome(77, SIGUSR1 | SIGUSR2)).as("new").isEqualTo(SIGUSR2);
  }
}
