package dev.roost.engine.internal;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.StayReason;
import dev.roost.engine.capture.FamilyReasons;
import dev.roost.engine.migration.Engine;
import dev.roost.engine.migration.Freezing;
import dev.roost.engine.migration.MigrationRecord;
import dev.roost.engine.migration.Migrations;
import dev.roost.linux.proc.ProcCgroup;
import dev.roost.linux.proc.ProcStat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be asked of the engine; docs/control.md. */
final class Operations {
  private static final Set<String> LONG = Set.of("migrate", "bounce", "why", "freeze", "thaw");

  private final Engine engine;
  private final ProcessList processes;
  private final Migrations migrations;
  private final Freezing freezing;
  private final Config config;
  private final long startedMs = System.currentTimeMillis();

  Operations(Engine engine, Freezing freezing, ProcessList processes, Config config) {
    this.engine = engine;
    this.freezing = freezing;
    this.processes = processes;
    this.migrations = new Migrations(engine);
    this.config = config;
  }

  /** Whether the answer may take so long that others should not wait for it. */
  boolean takesLong(Map<String, Object> request) {
    return LONG.contains(String.valueOf(request.get("op")));
  }

  /** Does what {@code request} asks; an exception's message is the answer's sentence. */
  Object perform(Map<String, Object> request, ControlServer.Peer peer) throws IOException {
    String operation = String.valueOf(request.get("op"));
    return switch (operation) {
      case "processes" -> processes.processes();
      case "load" -> processes.load();
      case "syscalls" -> engine.table().views();
      case "status" -> status();
      case "why" -> why(number(request, "pid"));
      case "migrate" -> migrate(request);
      case "bounce" -> bounce(request);
      case "expel" -> Map.of("count", engine.expel("this node sends its guests home"));
      case "freeze" -> freeze(request);
      case "thaw" -> thaw(request);
      case "admit" -> Map.of("count", engine.admit(admission(request)));
      case "listen" -> listen(peer);
      default ->
          throw new IOException(
              "unknown op "
                  + operation
                  + "; known are admit, bounce, expel, freeze, listen, load, migrate,"
                  + " processes, status, syscalls, thaw, why");
    };
  }

  private StayReason why(int pid) throws IOException {
    StayReason reason = FamilyReasons.of(pid);
    if (reason != null && reason.word().equals("ended")) {
      return reason;
    }
    MigrationRecord record = engine.record(pid, ProcStat.read(pid).starttime());
    if (record != null && record.state().committed()) {
      return null;
    }
    Asked asked = Asked.of(pid);
    if (asked.stays()) {
      return asked.stay();
    }
    return reason == null && record != null ? record.refusal() : reason;
  }

  private Map<String, Object> status() {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("node", config.node());
    status.put("pid", ProcessHandle.current().pid());
    status.put("version", Main.VERSION);
    status.put("startedMs", startedMs);
    return status;
  }

  private MigrationOutcome migrate(Map<String, Object> request) throws IOException {
    String target = text(request, "target");
    boolean home = target.equals("home") || target.equals(config.node());
    String objection = home ? null : objection(number(request, "pid"), target);
    if (objection != null) {
      return refusal(number(request, "pid"), target, objection);
    }
    return migrations.migrate(
        number(request, "pid"),
        home ? config.node() : target,
        home ? "" : text(request, "host"),
        home ? 0 : number(request, "port"),
        reason(request));
  }

  /** Of what has ended the move itself says so. */
  private static String objection(int pid, String target) throws IOException {
    try {
      return Asked.of(pid).objection(target);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private MigrationOutcome refusal(int pid, String target, String sentence) throws IOException {
    MigrationRecord record = engine.record(pid, ProcStat.read(pid).starttime());
    String from = record == null ? config.node() : record.where();
    return new MigrationOutcome(
        pid, from, target, MigrationOutcome.Result.REFUSED, sentence, 0, 0, 0);
  }

  private Map<String, Object> bounce(Map<String, Object> request) throws IOException {
    boolean on = Boolean.parseBoolean(String.valueOf(request.get("on")));
    migrations.bounce(
        number(request, "pid"),
        on ? text(request, "target") : "",
        on ? text(request, "host") : "",
        on ? number(request, "port") : 0,
        on);
    return Map.of("on", on);
  }

  private Map<String, Object> freeze(Map<String, Object> request) throws IOException {
    int pid = number(request, "pid");
    boolean byHand = !"false".equals(String.valueOf(request.get("byHand")));
    try {
      if (!processes.isAutomatic(ProcCgroup.unified(pid))) {
        throw new IOException(
            "process %d is not in the cgroup %s; only what is can be frozen"
                .formatted(pid, config.cgroup()));
      }
    } catch (NoSuchFileException e) {
      throw new IOException("there is no process " + pid, e);
    }
    return Map.of("pid", pid, "swappedBytes", freezing.freeze(pid, byHand, reason(request)));
  }

  private Map<String, Object> thaw(Map<String, Object> request) throws IOException {
    int pid = number(request, "pid");
    freezing.thaw(pid, reason(request));
    return Map.of("pid", pid);
  }

  private static String reason(Map<String, Object> request) {
    return String.valueOf(request.getOrDefault("reason", "by hand"));
  }

  private static Admission admission(Map<String, Object> request) throws IOException {
    String guests = text(request, "guests");
    List<String> homes =
        request.get("homes") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    try {
      return new Admission(
          Guests.valueOf(guests), homes, String.valueOf(request.getOrDefault("reason", "")));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "guests=%s with homes=%s: guests must be NONE, SOME or ALL, and homes a list if it is SOME"
              .formatted(guests, homes),
          e);
    }
  }

  private Map<String, Object> listen(ControlServer.Peer peer) {
    peer.subscribed(engine.listen(event -> peer.sendIfPossible(Map.of("event", event))));
    return Map.of("listening", true);
  }

  private static int number(Map<String, Object> request, String key) throws IOException {
    try {
      return Integer.parseInt(text(request, key));
    } catch (NumberFormatException e) {
      throw new IOException(key + " must be a number, not " + request.get(key), e);
    }
  }

  private static String text(Map<String, Object> request, String key) throws IOException {
    Object value = request.get(key);
    if (value == null) {
      throw new IOException("op " + request.get("op") + " needs " + key);
    }
    return String.valueOf(value);
  }
}
