package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.engine.model.Parting;
import dev.roost.engine.tracee.Orphan;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.GoneException;
import dev.roost.linux.Signals;
import dev.roost.linux.WaitResult;
import dev.roost.linux.proc.ProcStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deputy whose body has gone makes execve(2), and becomes what it was told to. */
class SuccessionTest {
  private static final int SYS_EXECVE = 59;
  private static final int ENOEXEC = 8;
  private static final int SIGHUP = 1;
  private static final int SIGUSR1 = 10;
  private static final int SIGTERM = 15;
  private static final int SIGCHLD = 17;
  private static final int SIGTSTP = 20;
  private static final long BLOCKED = bit(SIGHUP) | bit(SIGUSR1) | bit(SIGCHLD);

  @TempDir Path directory;
  private final CompletableFuture<Integer> became = new CompletableFuture<>();
  private final CompletableFuture<WaitResult> end = new CompletableFuture<>();
  private Tracer tracer;
  private Orphan orphan;
  private Deputy deputy;

  private final DeputyListener listener =
      new DeputyListener() {
        @Override
        public void signal(int homeTid, byte[] info) {}

        @Override
        public void threadEnded(DeputyThread thread) {}

        @Override
        public void becameAnother(int homeTid) {
          became.complete(homeTid);
        }

        @Override
        public void processEnded(WaitResult result) {
          end.complete(result);
        }
      };

  private static long bit(int signal) {
    return 1L << (signal - 1);
  }

  private static byte[] info(int signal, int code) {
    return ByteBuffer.allocate(128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, signal)
        .putInt(8, code)
        .array();
  }

  @BeforeEach
  void start() throws Exception {
    tracer = new Tracer();
    orphan = Orphan.start("sleep", "1000");
    Orphan.await("sleep has begun", () -> ProcStatus.read(orphan.pid()).name().equals("sleep"));
    deputy = Parking.park(tracer, orphan.pid());
    deputy.commit(listener);
  }

  @AfterEach
  void end() {
    orphan.close();
    tracer.close();
  }

  /**
   * Its leader becomes {@code program}, which sleeps, and is left at its first stop.
   *
   * @return 0, or the negated errno with which the call has failed
   */
  private long execute(String program) throws Exception {
    SlotCalls calls = deputy.calls(deputy.leader());
    long scratch = calls.scratch().value();
    calls.writeScratch(0, (program + "\0").getBytes(StandardCharsets.US_ASCII));
    calls.writeScratch(1024, "1000\0".getBytes(StandardCharsets.US_ASCII));
    calls.writeScratch(
        2048,
        ByteBuffer.allocate(32)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(scratch)
            .putLong(scratch + 1024)
            .array());
    try {
      return calls.call(SYS_EXECVE, scratch, scratch + 2048, scratch + 2064);
    } catch (GoneException e) {
      assertThat(became.get(10, TimeUnit.SECONDS)).isEqualTo(orphan.pid());
      return 0;
    }
  }

  @Test
  void theNewProgramHasWhatTheBodyLeft() throws Exception {
    assertThat(execute("/bin/sleep")).isZero();
    Signals.kill(orphan.pid(), SIGCHLD);
    Parting parting =
        new Parting(
            BLOCKED,
            bit(SIGUSR1) | bit(SIGTSTP),
            List.of(info(SIGUSR1, 0), info(SIGHUP, -2)),
            List.of(info(SIGHUP, -6)));
    assertThat(deputy.begin(parting)).isEqualTo("sleep");
    ProcStatus status = ProcStatus.read(orphan.pid());
    assertThat(status.tracerPid()).isZero();
    assertThat(status.sigBlk()).isEqualTo(BLOCKED);
    assertThat(status.sigIgn()).isEqualTo(bit(SIGUSR1) | bit(SIGTSTP));
    assertThat(status.shdPnd()).as("of the process").isEqualTo(bit(SIGUSR1) | bit(SIGCHLD));
    assertThat(status.sigPnd()).as("of the thread").isEqualTo(bit(SIGHUP));
    Orphan.await("it sleeps", () -> ProcStatus.read(orphan.pid()).state() == 'S');
  }

  @Test
  void whoLeavesItsDeathIsFollowedInIt() throws Exception {
    assertThat(execute("/bin/sleep")).isZero();
    deputy.dieOf(SIGTERM);
    assertThat(end.get(10, TimeUnit.SECONDS).termSignal()).isEqualTo(SIGTERM);
  }

  @Test
  void whatIsKilledBeforeItBeginsHasEnded() throws Exception {
    assertThat(execute("/bin/sleep")).isZero();
    Signals.kill(orphan.pid(), 9);
    assertThat(end.get(10, TimeUnit.SECONDS).termSignal()).isEqualTo(9);
    assertThatThrownBy(() -> deputy.begin(new Parting(0, 0, List.of(), List.of())))
        .isInstanceOf(GoneException.class);
  }

  @Test
  void aProgramOf32BitsHasWhatCanBeLeftToIt() throws Exception {
    Path program = directory.resolve("old");
    Files.write(program, pausing32());
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    assumeTrue(execute(program.toString()) != -ENOEXEC, "this kernel executes no 32-bit programs");
    deputy.begin(new Parting(BLOCKED, 0, List.of(info(SIGUSR1, 0)), List.of()));
    Orphan.await("it pauses", () -> ProcStatus.read(orphan.pid()).state() == 'S');
    ProcStatus status = ProcStatus.read(orphan.pid());
    assertThat(status.tracerPid()).isZero();
    assertThat(status.sigBlk()).isEqualTo(BLOCKED);
    assertThat(status.shdPnd()).isEqualTo(bit(SIGUSR1));
  }

  /** elf(5) for i386: {@code mov eax, 29 (pause); int 0x80; jmp -9}. */
  private static byte[] pausing32() {
    int base = 0x8048000;
    byte[] code = {(byte) 0xb8, 29, 0, 0, 0, (byte) 0xcd, (byte) 0x80, (byte) 0xeb, (byte) 0xf7};
    ByteBuffer file = ByteBuffer.allocate(84 + code.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).position(16);
    file.putShort((short) 2).putShort((short) 3).putInt(1).putInt(base + 84).putInt(52);
    file.putInt(0).putInt(0).putShort((short) 52).putShort((short) 32).putShort((short) 1);
    file.position(52);
    file.putInt(1).putInt(0).putInt(base).putInt(base).putInt(84 + code.length);
    file.putInt(84 + code.length).putInt(5).putInt(0x1000).put(code);
    return file.array();
  }
}
