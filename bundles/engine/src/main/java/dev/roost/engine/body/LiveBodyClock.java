package dev.roost.engine.body;

import dev.roost.engine.syscall.BodyClock;
import dev.roost.engine.syscall.CpuTime;
import dev.roost.linux.Clock;
import dev.roost.linux.proc.ProcStat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time of a running body and one of its threads: exact in sum, split as /proc/PID/stat does.
 */
record LiveBodyClock(int pid, int tid) implements BodyClock {

  @Override
  public CpuTime process() {
    try {
      ProcStat stat = ProcStat.read(pid);
      return split(Clock.nanoseconds(Clock.ofProcess(pid)), stat.utime(), stat.stime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CpuTime thread() {
    try {
      ProcStat stat = ProcStat.read(pid, tid);
      // A thread's clock can be read by its own process only; clock_getcpuclockid(3).
      String schedstat = Files.readString(Path.of("/proc/" + pid + "/task/" + tid + "/schedstat"));
      long onCpuNs = Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
      return split(onCpuNs, stat.utime(), stat.stime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CpuTime split(long totalNs, long userTicks, long systemTicks) {
    long ticks = userTicks + systemTicks;
    long user = ticks == 0 ? totalNs : Math.round((double) totalNs * userTicks / ticks);
    return new CpuTime(user, totalNs - user);
  }
}
