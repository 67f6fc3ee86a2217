package dev.roost.simulator;

import dev.roost.api.Admission;
import dev.roost.api.PlacementPolicy;
import dev.roost.simulator.Event.Arrival;
import dev.roost.simulator.Event.Arrived;
import dev.roost.simulator.Event.Decision;
import dev.roost.simulator.Event.End;
import dev.roost.simulator.Event.Pause;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** One scenario under one policy, from the first process to the end of the last. */
final class Simulation {
  private final Scenario scenario;
  private final Arrivals arrivals;
  private final Machine[] machines;
  private final Home[] homes;
  private final Moves moves;
  private final Lookout lookout;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final double[] slowdowns;
  private long planned;
  private int ended;
  private double now;

  /**
   * Prepares it.
   *
   * @param policy makes a policy for each node
   * @param seed which processes come, and what nodes hear of each other
   */
  Simulation(Scenario scenario, Supplier<PlacementPolicy> policy, long seed) {
    this.scenario = scenario;
    arrivals = new Arrivals(scenario, seed);
    slowdowns = new double[scenario.jobs()];
    machines = scenario.nodes().stream().map(Machine::new).toArray(Machine[]::new);
    homes = new Home[machines.length];
    lookout = new Lookout(scenario, machines);
    Arrays.setAll(homes, i -> new Home(i, policy, lookout, seed));
    moves = new Moves(scenario.network(), machines, lookout, this);
  }

  /** Runs it to the end. */
  Outcome run() {
    planNextArrival();
    while (ended < slowdowns.length) {
      Event event = events.remove();
      now = event.time();
      happen(event.what());
    }
    double[] sorted = slowdowns.clone();
    Arrays.sort(sorted);
    return new Outcome(
        Arrays.stream(slowdowns).average().orElseThrow(),
        sorted[(int) (0.95 * (sorted.length - 1))],
        ended,
        moves.completed(),
        moves.bytes(),
        moves.refused(),
        Arrays.stream(homes).mapToLong(Home::nonsense).sum(),
        now,
        Arrays.stream(homes).mapToLong(Home::decisions).sum(),
        Arrays.stream(machines).mapToDouble(m -> m.strain.pagingSeconds()).sum(),
        Arrays.stream(machines).mapToDouble(m -> m.strain.overstaySeconds()).max().orElseThrow());
  }

  private void happen(Event.What what) {
    switch (what) {
      case Arrival arrival -> arrive(arrival.job());
      case End end -> end(end);
      case Pause pause -> moves.pause(pause.task(), now);
      case Arrived arrived -> {
        moves.arrived(arrived.task(), now);
        homes[arrived.task().job.home()].moveEnded();
      }
      case Decision decision -> decide(decision.home());
    }
  }

  private void arrive(Job job) {
    Home home = homes[job.home()];
    machines[job.home()].run(home.born(job), job.work(), now);
    replan(job.home());
    if (home.wakes()) {
      plan(firstDecision(job.home()), new Decision(job.home()));
    }
    planNextArrival();
  }

  private void end(End end) {
    Machine machine = machines[end.machine()];
    if (machine.version != end.version()) {
      return;
    }
    Task task = machine.first();
    machine.stop(task, now);
    task.isDone = true;
    if (task.isMoving()) {
      moves.gaveUp(task, now);
      homes[task.job.home()].moveEnded();
    }
    if (!task.isHome()) {
      machines[task.job.home()].reserve(-task.job.memoryBytes(), now);
      replan(task.job.home());
    }
    homes[task.job.home()].ended(task);
    slowdowns[ended++] = (now - task.job.arrival()) / task.job.work();
    replan(end.machine());
  }

  /** A home decides for as long as it has processes; each at a moment of its own. */
  private void decide(int index) {
    Home home = homes[index];
    if (home.sleeps(machines[index].gate.now())) {
      return;
    }
    for (Home.Order order : home.decide(now)) {
      if (home.mayBeginMove(scenario.view().concurrentMoves())
          && moves.begin(order.task(), order.target(), now)) {
        home.moveBegan();
      }
    }
    admit(index, home.admission());
    plan(now + scenario.view().decisionSeconds(), new Decision(index));
  }

  /** As the engine does it: guests that are not taken any more go home, however many they are. */
  private void admit(int index, Admission admission) {
    Machine machine = machines[index];
    machine.gate.set(admission, now);
    if (admission.guests() == Admission.Guests.ALL || !machine.hasGuests()) {
      return;
    }
    for (Task task : List.copyOf(machine.tasks())) {
      boolean isUnwanted = !task.isHome() && !admission.takes(lookout.id(task.job.home()));
      if (isUnwanted && !task.isMoving()) {
        moves.begin(task, task.job.home(), now);
        homes[task.job.home()].moveBegan();
      }
    }
  }

  private double firstDecision(int home) {
    double interval = scenario.view().decisionSeconds();
    double phase = interval * home / machines.length;
    return phase + interval * (Math.floor((now - phase) / interval) + 1);
  }

  private void planNextArrival() {
    if (arrivals.hasNext()) {
      Job job = arrivals.next();
      plan(job.arrival(), new Arrival(job));
    }
  }

  void plan(double time, Event.What what) {
    events.add(new Event(time, planned++, what));
  }

  /** Computes anew when the next process of a node ends. */
  void replan(int machine) {
    Machine changed = machines[machine];
    if (changed.first() != null) {
      plan(changed.endOfFirst(), new End(machine, changed.version));
    }
  }
}
