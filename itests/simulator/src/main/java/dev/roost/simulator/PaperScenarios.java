package dev.roost.simulator;

import dev.roost.simulator.Scenario.Hardware;
import dev.roost.simulator.Scenario.Network;
import dev.roost.simulator.Scenario.View;
import dev.roost.simulator.Scenario.Workload;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random scenarios in the shape of those by which MOSIX and PVM were compared (Amir and others,
 * IEEE TPDS 11(7), 2000): nodes of different speed and memory, and processes of which nobody knows
 * how long they run.
 */
final class PaperScenarios {
  private static final double MIB = 1 << 20;

  private PaperScenarios() {}

  /** The scenario of {@code seed}, on so many nodes. */
  static Scenario random(int nodes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Hardware> hardware = IntStream.range(0, nodes).mapToObj(i -> hardware(random)).toList();
    double capacity = hardware.stream().mapToDouble(Hardware::capacity).sum();
    double meanWork = between(random, 5, 40);
    double load = between(random, 0.3, 1.0);
    boolean someHomes = random.nextBoolean();
    Workload work =
        new Workload(
            10 * nodes,
            load * capacity / meanWork,
            meanWork,
            random.nextBoolean() ? 0 : between(random, 1.2, 2.5),
            between(random, 20, 150) * MIB,
            1024 * MIB,
            between(random, 0, 0.3),
            6_000,
            100e6,
            someHomes ? 1 + random.nextInt(nodes) : 0);
    return new Scenario("seed " + seed, hardware, work, Network.MEASURED, View.USUAL);
  }

  private static Hardware hardware(SplittableRandom random) {
    double speed = between(random, 0.5, 2);
    long memory = (long) ((1 << random.nextInt(2, 5)) * 1024 * MIB);
    return new Hardware(1, speed, memory);
  }

  private static double between(SplittableRandom random, double least, double most) {
    return least + random.nextDouble() * (most - least);
  }
}
