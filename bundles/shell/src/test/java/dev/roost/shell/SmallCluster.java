package dev.roost.shell;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.Discovery;
import dev.roost.api.Explanation;
import dev.roost.api.Explanation.Choice;
import dev.roost.api.Explanation.Term;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.MigrationService;
import dev.roost.api.NodeView;
import dev.roost.api.Placement;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import dev.roost.api.SyscallView;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Two nodes, two processes and two policies that stand still, to have something to print. */
final class SmallCluster implements ClusterView, Discovery, MigrationService, Placement {
  private static final StayReason SHARES =
      new StayReason("shared-memory", "It shares writable memory with pid 9.");

  private String policy = "load";
  private Hosting.Mode mode = Hosting.Mode.AUTO;
  private ProcessView.State postgres = ProcessView.State.HOME;
  private boolean automatic = true;
  private boolean engineRuns = true;
  private boolean hasHold = true;

  void uninstallHold() {
    hasHold = false;
  }

  void stopEngine() {
    engineRuns = false;
  }

  @Override
  public ClusterSnapshot snapshot() {
    return new ClusterSnapshot("lab", "n1", 0, nodes(), List.of());
  }

  @Override
  public List<NodeView> nodes() {
    LoadVector load = new LoadVector(2, 1, 1.5, 1.4, 1.6, 8L << 30, 3L << 30, 0, 1);
    return List.of(
        new NodeView(
            "n1", NodeView.State.READY, "10.7.0.1", 7400, "0.1.0", "6.12.9", "cpu", load, 400),
        new NodeView(
            "n2",
            NodeView.State.LOST,
            "10.7.0.2",
            7400,
            "0.1.0",
            "6.12.9",
            "cpu",
            LoadVector.UNKNOWN,
            65_000));
  }

  @Override
  public Status status() {
    return new Status(true, "connected to n1:8883");
  }

  @Override
  public long quietMs() {
    return 0;
  }

  @Override
  public List<ProcessView> processes() throws IOException {
    if (!engineRuns) {
      throw new IOException("engine cannot be reached at /run/x: gone; is it running?");
    }
    return List.of(
        new ProcessView(
            120,
            "gzip",
            1000,
            "n1",
            "n2",
            ProcessView.State.AWAY,
            true,
            1,
            0.98,
            12 << 20,
            41.6,
            3 << 20,
            0.12,
            100,
            5000,
            6000,
            3000,
            null),
        new ProcessView(
            1234,
            "postgres",
            70,
            "n1",
            "n1",
            postgres,
            automatic,
            0,
            0.02,
            512,
            0,
            0,
            0,
            0,
            0,
            9000,
            -1,
            postgres == ProcessView.State.HOME ? SHARES : null));
  }

  @Override
  public StayReason why(int pid) throws IOException {
    return switch (pid) {
      case 120 -> null;
      case 1234 -> SHARES;
      default -> throw new IOException("there is no process " + pid);
    };
  }

  @Override
  public LoadVector load() {
    return nodes().getFirst().load();
  }

  @Override
  public List<SyscallView> syscalls() {
    return List.of(
        new SyscallView(0, "read", "HOME", "fd, out buffer[return], count", ""),
        new SyscallView(57, "fork", "RETURN", "", "comes home first"));
  }

  @Override
  public int expel() {
    return 0;
  }

  @Override
  public int admit(Admission admission) {
    return 0;
  }

  @Override
  public long freeze(int pid, boolean byHand, String reason) throws IOException {
    if (pid != 1234) {
      throw new IOException("pid %d is not at home: it is on n2".formatted(pid));
    }
    postgres = ProcessView.State.FROZEN;
    automatic = !byHand;
    return 3 << 20;
  }

  @Override
  public void thaw(int pid, String reason) throws IOException {
    if (pid != 1234 || postgres != ProcessView.State.FROZEN) {
      throw new IOException("pid %d is not frozen".formatted(pid));
    }
    postgres = ProcessView.State.HOME;
    automatic = true;
  }

  @Override
  public Hosting hosting() {
    Admission busy = new Admission(Guests.SOME, List.of("n2"), "its owner uses 1.0 CPUs");
    return new Hosting(mode, mode == Hosting.Mode.AUTO ? busy : Admission.ALL);
  }

  @Override
  public void host(Hosting.Mode now) {
    mode = now;
  }

  @Override
  public AutoCloseable listen(Consumer<MigrationEvent> listener) {
    return () -> {};
  }

  @Override
  public MigrationOutcome migrate(int pid, String target, String host, int port, String reason) {
    return new MigrationOutcome(pid, "n1", target, Result.COMMITTED, reason, 2 << 20, 31.25, 80);
  }

  @Override
  public List<PolicyView> policies() {
    PolicyView load =
        new PolicyView("load", policy.equals("load"), "Moves.", 12, "propose() threw oops");
    PolicyView hold =
        new PolicyView("hold", policy.equals("hold"), "Never moves anything.", 0, null);
    return hasHold ? List.of(hold, load) : List.of(load);
  }

  @Override
  public void use(String name) {
    if (policies().stream().noneMatch(p -> p.name().equals(name))) {
      throw new IllegalArgumentException(
          "there is no placement policy '%s'; installed: hold, load".formatted(name));
    }
    policy = name;
  }

  @Override
  public Explanation explain(int pid, String name) {
    if (pid != 120) {
      throw new IllegalArgumentException(
          "pid %d is not one that policies look at; roost:ps shows these".formatted(pid));
    }
    return new Explanation(
        pid,
        name.isEmpty() ? policy : name,
        "It stays.",
        List.of(
            new Choice("n2", 1.5, List.of(new Term("cpu", 1), new Term("talk", 0.5)), ""),
            new Choice("n1", 12, List.of(new Term("cpu", 12), new Term("talk", 0)), "is full")));
  }

  @Override
  public MigrationOutcome migrate(int pid, String where) {
    return switch (where) {
      case "n2" -> migrate(pid, where, "10.7.0.2", 7400, "by hand");
      case "home" -> new MigrationOutcome(pid, "n2", "n1", Result.RETURNED, "", 4096, 12.5, 20);
      case "best" ->
          new MigrationOutcome(pid, "n1", "n1", Result.REFUSED, SHARES.sentence(), 0, 0, 1);
      default ->
          throw new IllegalArgumentException(
              "there is no node '%s'; known nodes: n1, n2".formatted(where));
    };
  }
}
