package dev.roost.jobs;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A queue at work on a machine with room, and the launcher's real keepers. */
final class KeptQueue implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path directory;
  private final Path launcher = Path.of(System.getProperty("roost.launcher"));
  private final List<Process> keepers = new ArrayList<>();

  /** What was sent to other nodes, by pid. */
  final Map<Integer, String> moves = new ConcurrentHashMap<>();

  /** Where programs run, below a directory that everybody may write to. */
  final Path work;

  private QueueService service;

  KeptQueue(Path directory) throws IOException {
    this.directory = directory;
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    work = Files.createDirectory(directory.resolve("work"));
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path library = Files.createDirectories(directory.resolve("perl/Roost"));
    for (String module : List.of("Agent.pm", "Keeper.pm", "Kernel.pm")) {
      Files.copy(launcher.resolve("Roost").resolve(module), library.resolve(module));
    }
    try (InputStream script = KeptQueue.class.getResourceAsStream("keeper.pl")) {
      Files.copy(script, directory.resolve("keeper.pl"));
    }
    open();
  }

  void open() throws IOException {
    service =
        new QueueService(
            directory.resolve("queue"),
            socket(),
            Settings.DEFAULT,
            KeptQueue::snapshot,
            moves::put,
            name -> name.equals("night") ? night() : null);
    service.start();
  }

  private static JobClass night() {
    return new JobClass("night", 90, true, List.of("n2"), false, 0);
  }

  private static ClusterSnapshot snapshot() {
    LoadVector idle = new LoadVector(64, 1, 0, 0, 0, 8L << 30, 4L << 30, 0, 0);
    LoadVector idler = new LoadVector(128, 1, 0, 0, 0, 8L << 30, 4L << 30, 0, 0);
    return new ClusterSnapshot(
        "lab",
        "n1",
        System.nanoTime() / 1_000_000,
        List.of(
            new NodeView("n1", NodeView.State.READY, "h", 1, "1", "6", "cpu", idle, 0),
            new NodeView("n2", NodeView.State.READY, "h", 1, "1", "6", "cpu", idler, 0)),
        List.of());
  }

  Path socket() {
    return directory.resolve("socket");
  }

  Path ends() {
    return directory.resolve("queue/ends");
  }

  Jobs jobs() {
    return service.jobs();
  }

  void cancel(long id) {
    service.dispatcher().cancelled(jobs().cancel(id, "test"));
  }

  void wake() {
    service.wake();
  }

  /** Starts a keeper with a job for each line. */
  Process keeper(List<String> before, String options, String... lines) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of("perl", "-I", directory.resolve("perl") + "", directory.resolve("keeper.pl") + ""));
    command.addAll(List.of(socket() + "", "job-%j.out", options));
    command.addAll(Arrays.asList(lines));
    Process keeper =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectError(directory.resolve("keeper.err").toFile())
            .start();
    keepers.add(keeper);
    return keeper;
  }

  /** Starts a keeper; returns when its jobs are queued. */
  Process add(String options, String... lines) throws IOException {
    Process keeper = keeper(List.of(), options, lines);
    String said = said(keeper);
    if (!String.valueOf(said).startsWith("queued ")) {
      throw new AssertionError(said + Files.readString(directory.resolve("keeper.err")));
    }
    return keeper;
  }

  /** The line that a keeper says first. */
  static String said(Process keeper) throws IOException {
    BufferedReader out = keeper.inputReader();
    return out.readLine();
  }

  JobView ended(long id) throws InterruptedException {
    JobView job = jobs().await(id, LIMIT);
    if (!job.state().isEnd()) {
      throw new AssertionError("job " + id + " has not ended: " + job);
    }
    return job;
  }

  /** The job once its program runs. */
  JobView running(long id) {
    until("job " + id + " runs", () -> jobs().job(id).pid() > 0);
    return jobs().job(id);
  }

  State state(long id) {
    return jobs().job(id).state();
  }

  String output(long id) throws IOException {
    return Files.readString(work.resolve("job-" + id + ".out"));
  }

  /** What a job does that waits until a file is there. */
  static String waitFor(String file) {
    return "until [ -e %s ]; do sleep 0.05; done".formatted(file);
  }

  void go(String file) throws IOException {
    Files.createFile(work.resolve(file));
  }

  static void until(String what, BooleanSupplier holds) {
    long endNs = System.nanoTime() + LIMIT.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > endNs) {
        throw new AssertionError("not seen within " + LIMIT + ": " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** As a restart of the agent does. */
  void closeService() {
    service.close();
  }

  @Override
  public void close() {
    service.close();
    keepers.forEach(Process::destroyForcibly);
  }
}
