package dev.roost.test.faulty;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A policy that does not answer for a minute, whoever interrupts it. */
public final class Blocks implements PlacementPolicy {
  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public String describe() {
    return "Answers after a minute.";
  }

  @Override
  public List<Proposal> propose(ClusterSnapshot snapshot) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
      } catch (InterruptedException ignored) {
        // That is what is wrong with it.
      }
    }
    return List.of();
  }
}
