package dev.roost.discovery.contract;

import dev.roost.api.Admission;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationService;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import dev.roost.api.SyscallView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What an engine says, without one: a real one needs root and programs to move. The test says what
 * happens next.
 */
final class ScriptedEngine implements MigrationService {

  private final List<Consumer<MigrationEvent>> listeners = new CopyOnWriteArrayList<>();
  private volatile List<ProcessView> processes = List.of();
  private volatile String trouble;

  void shows(ProcessView... now) {
    processes = List.of(now);
  }

  void tells(MigrationEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /** From now on it does not answer. */
  void breaks(String why) {
    trouble = why;
  }

  boolean isHeard() {
    return !listeners.isEmpty();
  }

  @Override
  public List<ProcessView> processes() throws IOException {
    requireHealth();
    return processes;
  }

  @Override
  public LoadVector load() throws IOException {
    requireHealth();
    return Samples.LOAD;
  }

  @Override
  public AutoCloseable listen(Consumer<MigrationEvent> listener) throws IOException {
    requireHealth();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public MigrationOutcome migrate(int pid, String target, String host, int port, String reason)
      throws IOException {
    throw new IOException("nothing can be moved here");
  }

  @Override
  public StayReason why(int pid) {
    return null;
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
  public int admit(Admission admission) {
    return 0;
  }

  @Override
  public long freeze(int pid, boolean byHand, String reason) throws IOException {
    throw new IOException("nothing can be frozen here");
  }

  @Override
  public void thaw(int pid, String reason) throws IOException {
    throw new IOException("nothing is frozen here");
  }

  private void requireHealth() throws IOException {
    if (trouble != null) {
      throw new IOException(trouble);
    }
  }
}
