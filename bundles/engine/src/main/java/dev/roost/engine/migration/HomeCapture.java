package dev.roost.engine.migration;

import dev.roost.api.StayReason;
import dev.roost.engine.capture.LimitsCapture;
import dev.roost.engine.capture.MappingFlags;
import dev.roost.engine.capture.MappingsCapture;
import dev.roost.engine.capture.MemoryFieldsCapture;
import dev.roost.engine.capture.SignalDescriptors;
import dev.roost.engine.capture.SignalStateCapture;
import dev.roost.engine.capture.StayReasons;
import dev.roost.engine.capture.ThreadsCapture;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.DeputyThread;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.model.Threads;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.proc.ProcSmaps;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.linux.proc.SmapsEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The image of a parked process. Signals that wait stay at home: the commit point lets those out
 * that no signalfd is to read.
 */
final class HomeCapture {
  private static final int SYS_GETITIMER = 36;
  private static final int ITIMER_VIRTUAL = 1;
  private static final int ITIMER_PROF = 2;

  private HomeCapture() {}

  /**
   * @throws RefusedException if it has become one that must stay since it was last looked at
   */
  static ProcessImage of(Deputy deputy, String command) throws IOException {
    Region region = deputy.region().region();
    List<SmapsEntry> smaps = ProcSmaps.read(deputy.pid());
    StayReason reason = StayReasons.whileParked(deputy.pid(), smaps, region);
    if (reason != null) {
      throw new RefusedException(reason.sentence());
    }
    List<ThreadState> threads = new ArrayList<>();
    for (DeputyThread thread : deputy.threads()) {
      ProcStatus status = ProcStatus.read(deputy.pid(), thread.tid());
      ThreadState state =
          ThreadsCapture.of(thread.homeTid(), status.name(), thread.parked(), deputy.calls(thread));
      threads.add(withoutPending(state));
    }
    RemoteCalls calls = deputy.calls(deputy.leader());
    refuseCpuTimers(calls);
    return new ProcessImage(
        deputy.leader().homeTid(),
        command,
        region,
        MappingsCapture.of(
            smaps.stream().map(SmapsEntry::map).toList(), MappingFlags.of(smaps), region),
        LimitsCapture.of(deputy.pid()),
        MemoryFieldsCapture.of(deputy.pid(), calls),
        SignalStateCapture.of(calls, SignalDescriptors.of(deputy.pid()), List.of()),
        new Threads(threads));
  }

  private static ThreadState withoutPending(ThreadState state) {
    return new ThreadState(
        state.tid(),
        state.name(),
        state.registers(),
        state.xstate(),
        state.signalMask(),
        state.alternateStack(),
        state.robustList(),
        state.clearTid(),
        state.rseq(),
        List.of());
  }

  /** setitimer(2)'s timers of CPU time would count the deputy's, which is idle. */
  private static void refuseCpuTimers(RemoteCalls calls) throws IOException {
    for (int which : new int[] {ITIMER_VIRTUAL, ITIMER_PROF}) {
      calls.mustCall("getitimer", SYS_GETITIMER, which, calls.scratch().value());
      for (byte b : calls.readScratch(0, 32)) {
        if (b != 0) {
          throw new RefusedException("it has a timer that counts CPU time");
        }
      }
    }
  }
}
