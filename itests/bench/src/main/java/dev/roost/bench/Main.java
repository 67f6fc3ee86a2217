package dev.roost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs one benchmark and prints what it found. */
public final class Main {

  private static final List<String> NAMES =
      List.of("forward", "move", "cpu", "io", "births", "telemetry", "window");

  private static final String USAGE =
      """
      roost bench forward|move|cpu|io|births|telemetry|window [--json]

        forward  a forwarded call beside the same call at home, a TCP and a TLS round trip
        move     moves of 16 MiB, 256 MiB and 1 GiB beside a plain copy over TLS
        cpu      programs that compute, away beside at home
        io       reads and writes of files at home and the tar of a source tree, away beside
                 sshfs and NFS
        births   threads and processes that are made away, beside home and a visit there
        telemetry  what a node hears of 10, 100 and 1,000 others, and what that costs it
        window   how old what a node knows of 100, 1,000 and 10,000 others is, in virtual time
        --json   one JSON object instead of a table

      Needs root, gcc and python3; io also sshfs, sshd and NFS-Ganesha; telemetry Mosquitto.
      About a minute each, telemetry five.
      """;

  private Main() {}

  /**
   * Ends the JVM with 0, with 1 if something could not be measured, with 2 after wrong arguments.
   */
  public static void main(String[] args) throws IOException {
    List<String> arguments = List.of(args);
    boolean json = arguments.contains("--json");
    List<String> names = arguments.stream().filter(word -> !word.equals("--json")).toList();
    if (names.equals(List.of("--help"))) {
      System.out.print(USAGE);
      return;
    }
    if (names.size() != 1 || !NAMES.contains(names.get(0))) {
      System.err.println(
          "bench: say one of "
              + String.join(", ", NAMES)
              + ", not '"
              + String.join(" ", names)
              + "'");
      System.err.print(USAGE);
      System.exit(2);
    }
    try {
      print(names.get(0), json);
      // Paho's threads of attempts to connect that were never answered would keep the JVM.
      System.exit(0);
    } catch (IOException | IllegalStateException | AssertionError e) {
      System.err.println("bench " + names.get(0) + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static void print(String name, boolean json) throws IOException {
    String before = load();
    Report report;
    try (Workshop workshop = Workshop.open(Veth.HOME, Veth.GUEST)) {
      report =
          switch (name) {
            case "forward" -> new ForwardBench().run(workshop);
            case "move" -> new MoveBench().run(workshop);
            case "telemetry" -> new TelemetryBench().run(workshop);
            case "window" -> new WindowBench().run();
            case "births" -> new BirthsBench().run(workshop);
            case "io" -> new IoBench().run(workshop);
            default -> new CpuBench().run(workshop);
          };
    }
    if (json) {
      System.out.println(report.json());
      return;
    }
    System.out.printf(
        "bench %s: %d CPUs, Linux %s, load %s before and %s after, engines with %s%n%n",
        name,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.version"),
        before,
        load(),
        Jvm.options());
    System.out.print(report.table());
  }

  /** Runnable processes in the last minute: proc_loadavg(5). */
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }
}
