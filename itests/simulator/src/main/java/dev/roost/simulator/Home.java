package dev.roost.simulator;

import dev.roost.api.Admission;
import dev.roost.api.ClusterSnapshot;
import dev.roost.api.HostingPolicy;
import dev.roost.api.PlacementPolicy;
import dev.roost.api.Proposal;
import dev.roost.placement.ProposalRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a node's agent does: it looks, asks its policy, and orders moves of its own processes. */
final class Home {
  private final int index;
  private final Supplier<PlacementPolicy> maker;
  private final Lookout lookout;
  private final SplittableRandom random;
  private final TreeMap<Integer, Task> tasks = new TreeMap<>();
  private PlacementPolicy policy;
  private ClusterSnapshot seen;
  private int lastPid = 1;
  private int moving;
  private boolean isAwake;
  private long decisions;
  private long nonsense;

  /** A move to make. */
  record Order(Task task, int target) {}

  Home(int index, Supplier<PlacementPolicy> maker, Lookout lookout, long seed) {
    this.index = index;
    this.maker = maker;
    this.lookout = lookout;
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index + 1);
  }

  Task born(Job job) {
    Task task = new Task(job, ++lastPid);
    tasks.put(task.pid, task);
    return task;
  }

  void ended(Task task) {
    tasks.remove(task.pid);
  }

  /** Whether it has to begin to decide, because it has processes now. */
  boolean wakes() {
    boolean wakesNow = !isAwake;
    isAwake = true;
    return wakesNow;
  }

  /**
   * Whether it stops deciding, because it has no processes any more and takes everybody.
   *
   * @param admission whom its node takes now
   */
  boolean sleeps(Admission admission) {
    isAwake = !tasks.isEmpty() || admission.guests() != Admission.Guests.ALL;
    return !isAwake;
  }

  /** Whom its node takes from now on. To be asked after it has decided. */
  Admission admission() {
    return policy instanceof HostingPolicy hosting ? hosting.admission(seen) : Admission.ALL;
  }

  /** Asks the policy; what it proposes against the rules is counted and not done. */
  List<Order> decide(double now) {
    decisions++;
    if (policy == null) {
      policy = maker.get();
    }
    ClusterSnapshot snapshot = lookout.snapshot(index, tasks.values(), random, now);
    seen = snapshot;
    List<Proposal> proposals = policy.propose(snapshot);
    List<Order> orders = new ArrayList<>();
    if (ProposalRules.objection(proposals).isPresent()) {
      nonsense += proposals.size();
      return orders;
    }
    for (Proposal proposal : proposals) {
      if (ProposalRules.objection(snapshot, proposal).isEmpty()) {
        orders.add(new Order(tasks.get(proposal.pid()), Lookout.index(proposal.target())));
      } else {
        nonsense++;
      }
    }
    return orders;
  }

  boolean mayBeginMove(int concurrent) {
    return moving < concurrent;
  }

  void moveBegan() {
    moving++;
  }

  void moveEnded() {
    moving--;
  }

  long decisions() {
    return decisions;
  }

  long nonsense() {
    return nonsense;
  }
}
