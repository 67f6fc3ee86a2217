package dev.roost.placement;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Snapshots of every kind, from a seed. */
public final class RandomSnapshots {
  private static final long MOST_BYTES = 4L << 30;

  private final Random random;

  /** Of a process of this snapshot: where all are large, none of them ever has room anywhere. */
  private long mostBytes;

  public RandomSnapshots(Random random) {
    this.random = random;
  }

  /** A snapshot of up to 12 nodes and 60 processes, taken at {@code atMs}. */
  public ClusterSnapshot next(long atMs) {
    return next(atMs, 1 + random.nextInt(12), random.nextInt(60));
  }

  /** A snapshot of so many nodes and processes, taken at {@code atMs}. */
  public ClusterSnapshot next(long atMs, int nodes, int processes) {
    mostBytes = MOST_BYTES >> random.nextInt(8);
    List<NodeView> views = IntStream.range(0, nodes).mapToObj(this::node).toList();
    return new ClusterSnapshot(
        "lab",
        views.get(0).id(),
        atMs,
        views,
        IntStream.range(0, processes).mapToObj(i -> process(100 + i, views)).toList());
  }

  private NodeView node(int index) {
    double runnable = random.nextInt(30) * random.nextDouble();
    LoadVector load =
        random.nextInt(10) == 0
            ? LoadVector.UNKNOWN
            : new LoadVector(
                1 + random.nextInt(8),
                0.5 + random.nextDouble(),
                runnable,
                runnable * (0.5 + random.nextDouble() / 2),
                runnable * (1 + random.nextDouble() / 2),
                8L << 30,
                (long) (random.nextDouble() * random.nextDouble() * (8L << 30)),
                0,
                0,
                random.nextBoolean() ? null : Double.valueOf(random.nextDouble()),
                random.nextBoolean() ? null : Long.valueOf(4L << 30),
                random.nextBoolean() ? null : Long.valueOf(random.nextLong(4L << 30)));
    return new NodeView(
        "n%02d".formatted(index),
        index == 0 ? NodeView.State.READY : pick(NodeView.State.values()),
        "10.0.0." + (index + 1),
        7400,
        "0.1.0",
        "6.12",
        "cpu",
        load,
        random.nextInt(8_000));
  }

  private ProcessView process(int pid, List<NodeView> nodes) {
    String home = nodes.get(0).id();
    ProcessView.State state =
        nodes.size() == 1
            ? pick(ProcessView.State.HOME, ProcessView.State.FROZEN)
            : pick(
                ProcessView.State.HOME,
                ProcessView.State.FROZEN,
                ProcessView.State.AWAY,
                ProcessView.State.LEAVING,
                ProcessView.State.RETURNING);
    boolean away = state == ProcessView.State.AWAY || state == ProcessView.State.RETURNING;
    return new ProcessView(
        pid,
        "hog",
        1000,
        home,
        away ? nodes.get(1 + random.nextInt(nodes.size() - 1)).id() : home,
        state,
        random.nextInt(4) != 0,
        random.nextInt(3),
        random.nextDouble() * 2,
        (long) (random.nextDouble() * mostBytes),
        random.nextInt(10_000),
        random.nextInt(200_000_000),
        random.nextDouble(),
        0,
        0,
        random.nextInt(20_000),
        random.nextInt(20_000) - 1,
        random.nextInt(4) == 0 ? new StayReason("shared-memory", "It shares memory.") : null,
        random.nextInt(4) == 0 ? some(nodes) : List.of(),
        random.nextInt(4) - 1);
  }

  private List<String> some(List<NodeView> nodes) {
    return nodes.stream().map(NodeView::id).filter(id -> random.nextInt(3) == 0).toList();
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
