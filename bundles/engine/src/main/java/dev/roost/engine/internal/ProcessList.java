package dev.roost.engine.internal;

import dev.roost.api.LoadVector;
import dev.roost.api.ProcessView;
import dev.roost.api.ProcessView.State;
import dev.roost.api.StayReason;
import dev.roost.engine.capture.FrozenGroup;
import dev.roost.engine.capture.StayReasons;
import dev.roost.engine.internal.TalkProbe.Talk;
import dev.roost.engine.migration.BodyFigures;
import dev.roost.engine.migration.Engine;
import dev.roost.engine.migration.Freezing;
import dev.roost.engine.migration.MigrationRecord;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.ProcCgroup;
import dev.roost.linux.proc.ProcMeminfo;
import dev.roost.linux.proc.ProcPressure;
import dev.roost.linux.proc.ProcPressure.Resource;
import dev.roost.linux.proc.ProcStat;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the engine shows: processes that may move by themselves, that are away, and guests. */
final class ProcessList {
  private static final double TICKS_PER_SECOND = 100;

  private final Engine engine;
  private final LoadProbe probe;
  private final Config config;
  private final Freezing freezing;
  private final TalkProbe talks = new TalkProbe();

  ProcessList(Engine engine, Freezing freezing, LoadProbe probe, Config config) {
    this.engine = engine;
    this.freezing = freezing;
    this.probe = probe;
    this.config = config;
  }

  List<ProcessView> processes() throws IOException {
    engine.forgetEnded();
    freezing.sweep();
    List<ProcessView> views = new ArrayList<>();
    for (int pid : AllPids.list()) {
      try {
        String cgroup = ProcCgroup.unified(pid);
        boolean automatic = isAutomatic(cgroup);
        MigrationRecord record = engine.record(pid, ProcStat.read(pid).starttime());
        if (automatic || record != null) {
          views.add(view(pid, automatic, record, cgroup));
        }
      } catch (IOException e) {
        // It ended between the listing and the look: it is no process any more.
        continue;
      }
    }
    talks.keep(views.stream().map(ProcessView::pid).collect(Collectors.toSet()));
    for (BodyFigures guest : engine.guests()) {
      views.add(guest(guest));
    }
    views.sort(Comparator.comparingInt(ProcessView::pid));
    return views;
  }

  /**
   * Whether what is in a cgroup may move by itself.
   *
   * @param path as {@code /proc/PID/cgroup} has it
   */
  boolean isAutomatic(String path) {
    return path.endsWith("/" + config.cgroup()) || path.contains("/" + config.cgroup() + "/");
  }

  private ProcessView view(int pid, boolean automatic, MigrationRecord record, String cgroup)
      throws IOException {
    Asked asked = Asked.of(cgroup);
    FrozenGroup frozen = FrozenGroup.of(cgroup);
    ProcStatus status = ProcStatus.read(pid);
    State state = frozen != null ? State.FROZEN : record == null ? State.HOME : state(record);
    boolean away = state == State.AWAY;
    Talk talk = away ? new Talk(record.callsPerSecond(), record.bytesPerSecond()) : talk(pid);
    StayReason stay = state == State.HOME ? stay(pid, asked) : null;
    return new ProcessView(
        pid,
        status.name(),
        status.uid(),
        config.node(),
        record == null ? config.node() : record.where(),
        state,
        automatic && (frozen == null || !frozen.byHand()),
        record == null ? 0 : record.moves(),
        away ? record.cpuLoad() : probe.cpuLoad(pid),
        away ? record.memoryBytes() : memoryBytes(status, frozen != null),
        talk.callsPerSecond(),
        talk.bytesPerSecond(),
        away ? record.callWait() : 0,
        record == null ? 0 : record.calls(),
        record == null ? 0 : record.bytes(),
        ageMs(pid),
        record == null ? -1 : record.movedMs(),
        stay,
        asked.nodes(),
        ProcStat.read(pid).nice());
  }

  /** Of what is frozen what it will have again. */
  private static long memoryBytes(ProcStatus status, boolean isFrozen) {
    return status.vmRssBytes() + (isFrozen ? status.vmSwapBytes() : 0);
  }

  private static StayReason stay(int pid, Asked asked) throws IOException {
    return asked.stays() ? asked.stay() : StayReasons.quick(pid);
  }

  private Talk talk(int pid) throws IOException {
    return talks.of(pid, ProcStat.read(pid).starttime());
  }

  private static State state(MigrationRecord record) {
    return switch (record.state()) {
      case HOME, ENDED -> State.HOME;
      case OFFERED, PARKED, SENDING, READY -> State.LEAVING;
      case AWAY -> State.AWAY;
      case RETURNING -> State.RETURNING;
    };
  }

  private static long ageMs(int pid) throws IOException {
    String uptime = Files.readString(Path.of("/proc/uptime"));
    double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
    return (long) ((seconds - ProcStat.read(pid).starttime() / TICKS_PER_SECOND) * 1000);
  }

  private ProcessView guest(BodyFigures guest) {
    return new ProcessView(
        guest.pid(),
        guest.command(),
        -1,
        guest.home(),
        config.node(),
        State.GUEST,
        false,
        0,
        guest.cpuLoad(),
        guest.memoryBytes(),
        guest.callsPerSecond(),
        guest.bytesPerSecond(),
        0,
        0,
        0,
        guest.ageMs(),
        guest.ageMs(),
        null);
  }

  LoadVector load() throws IOException {
    ProcMeminfo memory = ProcMeminfo.read();
    long away = engine.records().stream().filter(r -> r.state().committed()).count();
    return new LoadVector(
        config.cpus(),
        config.speed(),
        probe.runnable(),
        probe.local(),
        probe.advertised(),
        memory.totalBytes(),
        memory.availableBytes(),
        engine.guests().size(),
        (int) away,
        ProcPressure.someOf(Resource.MEMORY),
        memory.swapTotalBytes(),
        memory.swapFreeBytes(),
        ProcPressure.someOf(Resource.CPU),
        ProcPressure.someOf(Resource.IO));
  }
}
