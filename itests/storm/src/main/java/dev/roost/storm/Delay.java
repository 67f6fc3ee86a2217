package dev.roost.storm;

import dev.roost.testkit.Cluster;
import dev.roost.testkit.DelayedLink;
import dev.roost.testkit.EngineControl.Address;
import dev.roost.testkit.EngineProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The ways to the engines of a cluster; those to guests are slow if there is a delay. */
final class Delay implements AutoCloseable {
  private final List<DelayedLink> links = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();

  /**
   * Ways in the weather of a seed.
   *
   * @param delay of each direction, or zero
   */
  Delay(Cluster cluster, Duration delay, long seed) {
    Random random = new Random(seed);
    for (EngineProcess engine : cluster.engines()) {
      if (delay.isZero() || engine == cluster.home()) {
        addresses.add(engine.address());
      } else {
        DelayedLink link = DelayedLink.to(engine.address(), delay, random);
        links.add(link);
        addresses.add(link.address());
      }
    }
  }

  /** Where home finds the engines, itself the first. */
  List<Address> addresses() {
    return List.copyOf(addresses);
  }

  @Override
  public void close() {
    links.forEach(DelayedLink::close);
  }
}
