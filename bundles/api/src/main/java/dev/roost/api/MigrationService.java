package dev.roost.api;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The engine of this node, as the agent sees it. Every method may block for as long as the engine
 * needs and throws {@link IOException} with one clear sentence when the engine cannot be reached.
 */
@ProviderType
public interface MigrationService {

  /**
   * Moves a process whose home is this node.
   *
   * @param pid process id at home
   * @param target the node to move it to; this node's own id brings it home
   * @param host address of the target's engine; ignored on the way home
   * @param port TCP port of the target's engine; ignored on the way home
   * @param reason why, for logs and receipts
   * @return how it ended; a refusal is an answer, not an exception
   */
  MigrationOutcome migrate(int pid, String target, String host, int port, String reason)
      throws IOException;

  /** Processes in the cgroup {@code roost}, those that are away, and guests; sorted by pid. */
  List<ProcessView> processes() throws IOException;

  /** Why a process cannot move now; null if it can. */
  StayReason why(int pid) throws IOException;

  /** This node's load now. */
  LoadVector load() throws IOException;

  /** The table of system calls, by number. */
  List<SyscallView> syscalls() throws IOException;

  /** Sends every guest home. Returns how many there were. */
  int expel() throws IOException;

  /**
   * Says whom this node takes as guests from now on: others are refused by the engine, and those of
   * them that are here are asked to go home. Forgotten when the engine ends, so it is said again
   * each second.
   *
   * @return how many guests were asked to go home
   */
  int admit(Admission admission) throws IOException;

  /**
   * Stops a process that is at home until {@link #thaw}, without a signal or a stop that its parent
   * sees, and gives its memory to swap; some calls in which it waits end with EINTR. The kernel
   * keeps it so: it holds over restarts of engine and agent. One that is frozen already changes
   * only by whom.
   *
   * @param byHand whether a person wants it; policies leave such a process alone
   * @param reason why, for the log
   * @return bytes of its memory that are in swap; 0 on a node without
   * @throws IOException with one sentence if it is not at home, or the node cannot freeze
   */
  long freeze(int pid, boolean byHand, String reason) throws IOException;

  /**
   * Lets a frozen process go on, whoever has frozen it; its memory comes back as it touches it.
   *
   * @throws IOException with one sentence if it is not frozen
   */
  void thaw(int pid, String reason) throws IOException;

  /** Calls {@code listener} for every event from now on, on a thread of the service's own. */
  AutoCloseable listen(Consumer<MigrationEvent> listener) throws IOException;
}
