package dev.roost.simulator;

import java.util.List;

/**
 * A cluster and what happens on it.
 *
 * @param name for people
 * @param nodes the nodes; their ids are their places in this list
 * @param work which processes come
 * @param network what moves and calls cost
 * @param view what nodes know of each other
 * @param owners when owners come back to their nodes
 */
record Scenario(
    String name,
    List<Hardware> nodes,
    Workload work,
    Network network,
    View view,
    List<Owner> owners) {

  Scenario {
    nodes = List.copyOf(nodes);
    owners = List.copyOf(owners);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(name + ": nodes: a cluster has at least one");
    }
    if (work.homes() > nodes.size()) {
      throw new IllegalArgumentException(
          "%s: jobs.homes=%d, but there are %d nodes".formatted(name, work.homes(), nodes.size()));
    }
    for (Owner owner : owners) {
      if (owner.node() >= nodes.size()) {
        throw new IllegalArgumentException(
            "%s: owners.node=%d, but nodes are 0 to %d"
                .formatted(name, owner.node(), nodes.size() - 1));
      }
    }
  }

  /** One without owners. */
  Scenario(String name, List<Hardware> nodes, Workload work, Network network, View view) {
    this(name, nodes, work, network, view, List.of());
  }

  /** How many processes come in all. */
  int jobs() {
    return work.jobs() + owners.stream().mapToInt(Owner::processes).sum();
  }

  /**
   * The owner of a node, who comes back and starts programs that no policy may move.
   *
   * @param node the node, from 0
   * @param at when, in seconds
   * @param processes how many programs
   * @param work of each, in seconds on the standard node
   * @param memoryBytes memory of each
   */
  record Owner(int node, double at, int processes, double work, long memoryBytes) {
    Owner {
      Check.notNegative("owners.node", node);
      Check.notNegative("owners.at", at);
      Check.positive("owners.processes", processes);
      Check.positive("owners.work", work);
      Check.positive("owners.memory", memoryBytes);
    }

    Job job() {
      return new Job(at, node, work, memoryBytes, 0, 0, true);
    }
  }

  /** The same where nodes listen to so many others at a time; 0 leaves it as it is. */
  Scenario windowed(int window) {
    View other =
        new View(
            view.known,
            view.roundSeconds,
            view.decisionSeconds,
            view.concurrentMoves,
            window == 0 ? view.window : window);
    return new Scenario(name, nodes, work, network, other);
  }

  /**
   * One node.
   *
   * @param cpus its CPUs
   * @param speed of one, relative to the standard node
   * @param memoryBytes its memory
   */
  record Hardware(int cpus, double speed, long memoryBytes) {
    Hardware {
      Check.positive("cpus", cpus);
      Check.positive("speed", speed);
      Check.positive("memory", memoryBytes);
    }

    double capacity() {
      return cpus * speed;
    }
  }

  /**
   * Which processes come: their number, and the means of what is drawn for each.
   *
   * @param jobs how many
   * @param perSecond how many come per second (Poisson)
   * @param meanWork mean work in seconds on the standard node
   * @param shape shape of the bounded Pareto distribution of work, above 1; 0 for an exponential
   *     one
   * @param meanMemoryBytes mean memory (exponential, but at least 1 MiB)
   * @param mostMemoryBytes no process has more
   * @param talkers part of the processes that talk with their home
   * @param callsPerSecond calls that a talker makes at most (uniform)
   * @param bytesPerSecond bytes that it moves at most
   * @param homes processes start on the first so many nodes only; 0 for all
   */
  record Workload(
      int jobs,
      double perSecond,
      double meanWork,
      double shape,
      double meanMemoryBytes,
      double mostMemoryBytes,
      double talkers,
      double callsPerSecond,
      double bytesPerSecond,
      int homes) {
    Workload {
      Check.positive("jobs.count", jobs);
      Check.positive("jobs.perSecond", perSecond);
      Check.positive("jobs.meanWork", meanWork);
      Check.positive("jobs.meanMemory", meanMemoryBytes);
      Check.positive("jobs.mostMemory", mostMemoryBytes);
      Check.notNegative("jobs.homes", homes);
      Check.notNegative("jobs.callsPerSecond", callsPerSecond);
      Check.notNegative("jobs.bytesPerSecond", bytesPerSecond);
      if (!(talkers >= 0 && talkers <= 1)) {
        throw new IllegalArgumentException("jobs.talkers=%s must be 0 to 1".formatted(talkers));
      }
      if (shape != 0 && !(shape > 1)) {
        throw new IllegalArgumentException(
            "jobs.shape=%s must be above 1, or 0 for exponential work".formatted(shape));
      }
    }
  }

  /**
   * What moves and calls cost. Defaults are the medians of docs/bench.md.
   *
   * @param outBytesPerSecond memory that a move away sends
   * @param homeBytesPerSecond memory that a move home sends
   * @param pauseSeconds how long a process stands still at the end of a move
   * @param precopyBytes processes of so much memory run on while it is sent away
   * @param callSeconds what the way of a forwarded call takes
   * @param callBytesPerSecond bytes of calls that are carried per second
   */
  record Network(
      double outBytesPerSecond,
      double homeBytesPerSecond,
      double pauseSeconds,
      double precopyBytes,
      double callSeconds,
      double callBytesPerSecond) {
    static final Network MEASURED = new Network(180e6, 310e6, 0.12, 64 << 20, 110e-6, 228e6);

    Network {
      Check.positive("network.outBytesPerSecond", outBytesPerSecond);
      Check.positive("network.homeBytesPerSecond", homeBytesPerSecond);
      Check.notNegative("network.pauseSeconds", pauseSeconds);
      Check.notNegative("network.precopyBytes", precopyBytes);
      Check.notNegative("network.callSeconds", callSeconds);
      Check.positive("network.callBytesPerSecond", callBytesPerSecond);
    }

    /** Seconds that a process waits for home in each second that it computes away. */
    double wait(Job job) {
      return job.callsPerSecond() * callSeconds + job.bytesPerSecond() / callBytesPerSecond;
    }
  }

  /**
   * What nodes know of each other.
   *
   * @param known of how many others a node knows at a time; 0 for all
   * @param roundSeconds time between two messages of the gossip
   * @param decisionSeconds time between two decisions of a node
   * @param concurrentMoves most moves that a home has under way
   * @param window to how many others a node listens at a time, as discovery over MQTT does; 0 for
   *     the gossip
   */
  record View(
      int known, double roundSeconds, double decisionSeconds, int concurrentMoves, int window) {
    static final View USUAL = new View(0, 0.5, 1, 2, 0);

    View {
      Check.notNegative("view.known", known);
      Check.notNegative("view.roundSeconds", roundSeconds);
      Check.positive("view.decisionSeconds", decisionSeconds);
      Check.positive("view.concurrentMoves", concurrentMoves);
      Check.notNegative("view.window", window);
    }
  }
}
