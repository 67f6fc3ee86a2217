package dev.roost.placement;

import dev.roost.api.Admission;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.MigrationService;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import dev.roost.api.SyscallView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * An engine with no processes behind it, which keeps what it was asked for. The real one needs root
 * and a second machine; what is tested with it here is who asks for what, and when.
 */
final class RecordingEngine implements MigrationService {
  final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  final BlockingQueue<Admission> admitted = new LinkedBlockingQueue<>();

  /** While it is away it hears nothing of whom the node takes, and freezes nothing. */
  volatile boolean isAway;

  /** While it is not zero, nothing ends. */
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public MigrationOutcome migrate(int pid, String target, String host, int port, String reason) {
    asked.add("%d->%s@%s:%d".formatted(pid, target, host, port));
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new MigrationOutcome(pid, "a", target, Result.COMMITTED, reason, 10, 1.5, 2.5);
  }

  @Override
  public List<ProcessView> processes() {
    return List.of();
  }

  @Override
  public StayReason why(int pid) {
    return null;
  }

  @Override
  public LoadVector load() {
    return LoadVector.UNKNOWN;
  }

  @Override
  public List<SyscallView> syscalls() {
    return List.of();
  }

  @Override
  public int expel() {
    return 0;
  }

  @Override
  public int admit(Admission admission) throws IOException {
    if (isAway) {
      throw new IOException("the engine is away");
    }
    admitted.add(admission);
    return 0;
  }

  @Override
  public long freeze(int pid, boolean byHand, String reason) throws IOException {
    ask("%s %d".formatted(byHand ? "freeze by hand" : "freeze", pid));
    return 4096;
  }

  @Override
  public void thaw(int pid, String reason) throws IOException {
    ask("thaw %d: %s".formatted(pid, reason));
  }

  private void ask(String what) throws IOException {
    asked.add(what);
    if (isAway) {
      throw new IOException("the engine is away");
    }
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public AutoCloseable listen(Consumer<MigrationEvent> listener) {
    return () -> {};
  }
}
