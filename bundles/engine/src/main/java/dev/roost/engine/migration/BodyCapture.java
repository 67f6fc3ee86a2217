package dev.roost.engine.migration;

import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.capture.MappingsCapture;
import dev.roost.engine.capture.MemoryFieldsCapture;
import dev.roost.engine.capture.RawThread;
import dev.roost.engine.capture.SignalStateCapture;
import dev.roost.engine.capture.ThreadsCapture;
import dev.roost.engine.model.MemoryFields;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.SignalState;
import dev.roost.engine.model.ThreadState;
import dev.roost.engine.model.Threads;
import dev.roost.engine.model.Vma;
import dev.roost.engine.restore.BodyRestore;
import dev.roost.engine.restore.SharedStore;
import dev.roost.engine.tracee.InjectedCalls;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcSmaps;
import dev.roost.linux.proc.ProcStatus;
import dev.roost.linux.proc.SmapsEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The image of a stopped body. On the tracer's thread. */
final class BodyCapture {
  private final BodyProcess body;
  private final ProcessImage departed;
  private final SharedStore store;

  BodyCapture(BodyProcess body, ProcessImage departed, SharedStore store) {
    this.store = store;
    this.body = body;
    this.departed = departed;
  }

  /**
   * @param tasks the stopped threads, by id at home
   * @param raw filled with what they were, for the case that they must go on
   */
  ProcessImage capture(Map<Integer, StoppedTask> tasks, Map<Integer, RawThread> raw)
      throws IOException {
    int living = body.living();
    for (Map.Entry<Integer, StoppedTask> entry : tasks.entrySet()) {
      raw.put(entry.getKey(), RawThread.of(entry.getValue(), living));
      entry.getValue().setSignalMask(-1L);
    }
    StoppedTask first = tasks.getOrDefault(departed.pid(), tasks.values().iterator().next());
    List<byte[]> pending = body.resolve(first.processPendingSignals());
    List<ThreadState> threads = new ArrayList<>();
    MemoryFields fields = null;
    SignalState signals = null;
    for (int homeTid : leaderFirst(tasks.keySet())) {
      StoppedTask task = tasks.get(homeTid);
      try (InjectedCalls calls =
          new InjectedCalls(
              task,
              BodyRestore.injection(departed.layout()),
              BodyRestore.scratch(departed.layout()))) {
        String name = ProcStatus.read(body.pid(), task.tid()).name();
        threads.add(thread(ThreadsCapture.of(homeTid, name, raw.get(homeTid), calls)));
        if (fields == null) {
          fields = MemoryFieldsCapture.of(living, calls);
          signals = SignalStateCapture.of(calls, 0, pending);
        }
      }
    }
    List<SmapsEntry> maps = ProcSmaps.read(living);
    return new ProcessImage(
        departed.pid(),
        departed.command(),
        departed.region(),
        MappingsCapture.ofBody(maps, stacks(maps), departed.region(), store::nameOf),
        departed.limits(),
        fields,
        signals,
        new Threads(threads));
  }

  private List<Integer> leaderFirst(Set<Integer> homeTids) {
    return homeTids.stream()
        .sorted(
            Comparator.comparing((Integer tid) -> tid != departed.pid())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private ThreadState thread(ThreadState state) {
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
        body.resolve(state.pending()));
  }

  /** A stack grows at its start; its end is what it is known by. */
  private Set<Long> stacks(List<SmapsEntry> maps) {
    Set<Long> starts = new HashSet<>();
    for (SmapsEntry smaps : maps) {
      MapsEntry entry = smaps.map();
      for (Vma vma : departed.mappings().vmas()) {
        if (vma.growsDown() && vma.end() == entry.end()) {
          starts.add(entry.start());
        }
      }
    }
    return starts;
  }
}
