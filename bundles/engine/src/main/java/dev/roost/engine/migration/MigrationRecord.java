package dev.roost.engine.migration;

import dev.roost.api.StayReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.ReentrantLock;

/** What this home knows of one process that is or was away. */
public final class MigrationRecord {
  private static final Logger LOG = System.getLogger("roost.migration");

  private final ReentrantLock moving = new ReentrantLock();
  private final int pid;
  private final long startTime;
  private volatile String command;
  private MigrationState state = MigrationState.HOME;
  private String where;
  private StayReason refusal;
  private int moves;
  private long calls;
  private long bytes;
  private double callsPerSecond;
  private double bytesPerSecond;
  private double callWait;
  private double cpuLoad;
  private long memoryBytes;
  private long movedAtNs;
  private Place guest;

  MigrationRecord(int pid, long startTime, String command, String home) {
    this.pid = pid;
    this.startTime = startTime;
    this.command = command;
    this.where = home;
  }

  /** Of a process that is born away, at {@code guest}. */
  static MigrationRecord bornAway(int pid, long startTime, String command, Place guest) {
    MigrationRecord record = new MigrationRecord(pid, startTime, command, guest.node());
    record.guest = guest;
    record.state = MigrationState.READY;
    return record;
  }

  /** Held by whoever moves it: one move at a time. */
  ReentrantLock moving() {
    return moving;
  }

  /** Process id at home. */
  public int pid() {
    return pid;
  }

  /** When it was started, in clock ticks after boot: with the pid this names one process only. */
  public long startTime() {
    return startTime;
  }

  /** Command name. */
  public String command() {
    return command;
  }

  /** It has become another program. */
  void becameAnother(String newCommand) {
    command = newCommand;
  }

  /** It goes there; or, if it was made there, it is there. Null: it shall be at home. */
  synchronized void guest(Place place) {
    guest = place;
  }

  /** Where it is away or was last; null if it never was, or shall be at home. */
  synchronized Place guest() {
    return guest;
  }

  /** The only way to change the state; {@code reason} is read by people in the log. */
  synchronized void become(MigrationState next, String reason) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(
          "process " + pid + " cannot go from " + state + " to " + next + ": " + reason);
    }
    LOG.log(
        Level.INFO,
        "process {0,number,#} ({1}): {2} to {3}: {4}",
        pid,
        command,
        state,
        next,
        reason);
    state = next;
  }

  /** What is happening to it. */
  public synchronized MigrationState state() {
    return state;
  }

  synchronized void refused(StayReason reason) {
    refusal = reason;
  }

  /** Why it was last refused to move, null if it has moved since: what only a try can show. */
  public synchronized StayReason refusal() {
    return refusal;
  }

  synchronized void movedTo(String node, long transferBytes) {
    where = node;
    refusal = null;
    moves++;
    bytes += transferBytes;
    movedAtNs = System.nanoTime();
    callsPerSecond = 0;
    callWait = 0;
    bytesPerSecond = 0;
  }

  /** Node that runs it. */
  public synchronized String where() {
    return where;
  }

  /** Departures and returns so far. */
  public synchronized int moves() {
    return moves;
  }

  /** Forwarded calls so far. */
  public synchronized long calls() {
    return calls;
  }

  /** Bytes sent for it so far. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Milliseconds since its last move, -1 if there was none. */
  public synchronized long movedMs() {
    return moves == 0 ? -1 : (System.nanoTime() - movedAtNs) / 1_000_000;
  }

  synchronized void figures(
      long newCalls,
      double newCallsPerSecond,
      double newCpuLoad,
      long newMemoryBytes,
      long newBytesPerSecond) {
    calls += newCalls;
    callsPerSecond = newCallsPerSecond;
    bytesPerSecond = newBytesPerSecond;
    cpuLoad = newCpuLoad;
    memoryBytes = newMemoryBytes;
  }

  synchronized void waits(double newCallWait) {
    callWait = newCallWait;
  }

  /** Seconds that its threads waited for the way of its calls in the last second. */
  public synchronized double callWait() {
    return state.committed() ? callWait : 0;
  }

  /** Forwarded calls in the last second. */
  public synchronized double callsPerSecond() {
    return state.committed() ? callsPerSecond : 0;
  }

  /** Bytes of these calls and of their results in the last second. */
  public synchronized double bytesPerSecond() {
    return state.committed() ? bytesPerSecond : 0;
  }

  /** CPUs used by its body in the last second. */
  public synchronized double cpuLoad() {
    return cpuLoad;
  }

  /** Resident memory of its body, in bytes. */
  public synchronized long memoryBytes() {
    return memoryBytes;
  }
}
