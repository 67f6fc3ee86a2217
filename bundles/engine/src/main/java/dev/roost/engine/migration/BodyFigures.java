package dev.roost.engine.migration;

import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.body.Forwarder;
import dev.roost.linux.Clock;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.wire.WireWriter;
import java.io.IOException;

/** What a guest knows of a body, and tells its home once a second. */
public final class BodyFigures {
  private volatile String home = "";
  private volatile int pid;
  private volatile String command = "";
  private volatile double cpuLoad;
  private volatile double callsPerSecond;
  private volatile double bytesPerSecond;
  private volatile long memoryBytes;
  private final long bornNs = System.nanoTime();
  private long lastNs = System.nanoTime();
  private long lastCpuNs;
  private long lastCalls;
  private long lastBytes;
  private final double ofCpu;

  /**
   * @param ofCpu CPU seconds per second that a thread has on this node when it is alone
   */
  BodyFigures(double ofCpu) {
    this.ofCpu = ofCpu;
  }

  /** It is taken: its memory at home counts until it is measured here. */
  void expect(long residentBytes) {
    memoryBytes = residentBytes;
  }

  void identify(String homeNode, int homePid, String commandName) {
    home = homeNode;
    pid = homePid;
    command = commandName;
  }

  /** Its home. */
  public String home() {
    return home;
  }

  /** Its id at home. */
  public int pid() {
    return pid;
  }

  /** Its command name. */
  public String command() {
    return command;
  }

  /** CPUs of this node it used in the last second. */
  public double cpuLoad() {
    return cpuLoad;
  }

  /** Calls it forwarded in the last second. */
  public double callsPerSecond() {
    return callsPerSecond;
  }

  /** Bytes of these calls and of their results in the last second. */
  public double bytesPerSecond() {
    return bytesPerSecond;
  }

  /** Its resident memory, in bytes. */
  public long memoryBytes() {
    return memoryBytes;
  }

  /** Milliseconds since it came. */
  public long ageMs() {
    return (System.nanoTime() - bornNs) / 1_000_000;
  }

  /**
   * {@code i64 calls since the last, i64 milli-calls/s, i64 milli-CPUs, i64 resident bytes, i64
   * bytes/s of calls, i64 ns that all calls took which have ended}.
   *
   * @param forwarder null before it is there
   */
  synchronized WireWriter sample(BodyProcess body, Forwarder forwarder) {
    long now = System.nanoTime();
    double seconds = Math.max(1e-3, (now - lastNs) / 1e9);
    long calls = forwarder == null ? 0 : forwarder.calls();
    long bytes = forwarder == null ? 0 : forwarder.bytes();
    long newCalls = calls - lastCalls;
    try {
      long cpuNs = Clock.nanoseconds(Clock.ofProcess(body.pid()));
      cpuLoad = (cpuNs - lastCpuNs) / 1e9 / seconds / ofCpu;
      lastCpuNs = cpuNs;
      memoryBytes = ProcStatus.read(body.living()).vmRssBytes();
    } catch (ErrnoException e) {
      cpuLoad = 0;
    } catch (IOException e) {
      memoryBytes = 0;
    }
    callsPerSecond = newCalls / seconds;
    bytesPerSecond = (bytes - lastBytes) / seconds;
    lastNs = now;
    lastCalls = calls;
    lastBytes = bytes;
    return new WireWriter()
        .i64(newCalls)
        .i64(Math.round(callsPerSecond * 1000))
        .i64(Math.round(cpuLoad * 1000))
        .i64(memoryBytes)
        .i64(Math.round(bytesPerSecond))
        .i64(forwarder == null ? 0 : forwarder.callNs());
  }
}
