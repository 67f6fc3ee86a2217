package dev.roost.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.linux.proc.ProcStat;
import dev.roost.testkit.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What a node hears of the others each second, and what that costs it, in clusters that grow. */
final class TelemetryBench {

  /** System property with the sizes of the clusters, separated by commas, the largest last. */
  static final String SIZES_PROPERTY = "roost.telemetry.sizes";

  private static final List<Integer> SIZES =
      Stream.of(System.getProperty(SIZES_PROPERTY, "10,100,1000").split(","))
          .map(Integer::valueOf)
          .toList();

  private static final int WINDOW = 32;
  private static final int RENEWED = 4;

  /** Beyond every cluster here: as it would be without a window. */
  private static final int EVERYBODY = 100_000;

  private static final double TICKS_PER_SECOND = 100;
  private static final Duration KNOWN = Duration.ofMinutes(3);
  private static final int WARM_SECONDS = 15;
  private static final int SECONDS = 30;

  /** The agent's: configs/agent/bin/roost-agent. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xms16m",
          "-Xmx96m",
          "-Xss256k");

  private final Report report = new Report("telemetry");

  Report run(Workshop workshop) throws IOException {
    for (int size : SIZES) {
      try (LocalBroker broker = LocalBroker.start(workshop);
          Crowd crowd = Crowd.join(workshop, broker.address(), size);
          Chorus chorus = new Chorus(crowd)) {
        measure(workshop, broker, chorus, size, WINDOW, size + " nodes");
        if (size == SIZES.getLast()) {
          measure(workshop, broker, chorus, size, EVERYBODY, size + " nodes, without a window");
        }
      }
    }
    SIZES.stream().filter(size -> size > WINDOW + 1).forEach(this::formulas);
    report.note(
        "Aim: loads per second do not grow beyond " + WINDOW + "; the CPU stays below 3 %.");
    return report;
  }

  private void measure(
      Workshop workshop, LocalBroker broker, Chorus chorus, int size, int window, String title)
      throws IOException {
    Path state = Files.createTempDirectory(workshop.of("real"), "state");
    workshop.credentials("real");
    Process process =
        java(
                workshop.keys("real").toString(),
                state.toString(),
                broker.address().toString(),
                Integer.toString(window),
                Integer.toString(Math.min(RENEWED, window)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (PrintStream to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader from =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Await.value(
          "all births at the node",
          KNOWN,
          () -> ask(to, from).nodes() > size ? Optional.of(true) : Optional.empty());
      pause(WARM_SECONDS);
      add(title, process, broker, chorus, to, from);
    } finally {
      Jvm.end(process);
    }
  }

  private void add(
      String title,
      Process process,
      LocalBroker broker,
      Chorus chorus,
      PrintStream to,
      BufferedReader from)
      throws IOException {
    Figures first = ask(to, from);
    long began = System.nanoTime();
    double cpu = cpuSeconds((int) process.pid());
    double brokerCpu = cpuSeconds(broker.pid());
    long said = chorus.said();
    Samples ages = new Samples();
    Samples fresh = new Samples();
    for (int i = 0; i < SECONDS; i++) {
      pause(1);
      Figures now = ask(to, from);
      ages.add(now.windowAgeMs());
      fresh.add(now.fresh());
    }
    Figures last = ask(to, from);
    double seconds = (System.nanoTime() - began) / 1e9;
    exact(title + ": loads said by all", (chorus.said() - said) / seconds, "/s");
    exact(title + ": loads received", (last.loads() - first.loads()) / seconds, "/s");
    exact(title + ": listened to", last.listened(), "");
    report.add(Row.of(title + ": mean age of these", ages, "ms"));
    report.add(Row.rate(title + ": not older than 5 s", fresh, ""));
    exact(
        title + ": CPU of the node", 100 * (cpuSeconds((int) process.pid()) - cpu) / seconds, "%");
    exact(
        title + ": CPU of Mosquitto", 100 * (cpuSeconds(broker.pid()) - brokerCpu) / seconds, "%");
  }

  private void exact(String name, double value, String unit) {
    report.add(Row.exact(name, value, unit));
  }

  /** The gossip's rounds are taken as seconds too: it receives as many entries in each of them. */
  private void formulas(int size) {
    GossipFormulas gossip = new GossipFormulas(size + 1, WINDOW);
    double round = (size - WINDOW) / (double) RENEWED;
    report.note(
        String.format(
            Locale.ROOT,
            "%d others, in seconds. Window: mean 0.5 within it, %.1f of all, none above %.0f."
                + " MOSIX's gossip (formulas): %.1f within it, at most %.1f; %.1f of all, the"
                + " oldest %.0f.",
            size,
            7 / 12.0 * round,
            2 * round,
            gossip.meanInWindow(),
            gossip.oldestInWindow(),
            gossip.meanOfAll(),
            gossip.oldestOfAll()));
  }

  /** What the node says of itself. */
  private record Figures(int nodes, long loads, int listened, int fresh, double windowAgeMs) {}

  private static Figures ask(PrintStream to, BufferedReader from) throws IOException {
    to.println();
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the node has ended");
    }
    Map<String, Object> json = JSON.std.mapFrom(line);
    return new Figures(
        number(json, "nodes").intValue(),
        number(json, "loads").longValue(),
        number(json, "listened").intValue(),
        number(json, "fresh").intValue(),
        number(json, "windowAgeMs").doubleValue());
  }

  private static Number number(Map<String, Object> json, String name) throws IOException {
    if (json.get(name) instanceof Number number) {
      return number;
    }
    throw new IOException("the node says nothing of " + name + ": " + json);
  }

  private static double cpuSeconds(int pid) throws IOException {
    ProcStat stat = ProcStat.read(pid);
    return (stat.utime() + stat.stime()) / TICKS_PER_SECOND;
  }

  private static ProcessBuilder java(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(OPTIONS);
    builder.command().add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    builder.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
    builder.command().add(TelemetryNode.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder;
  }

  /** What is measured here is what happens in a time. */
  private static void pause(int seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
