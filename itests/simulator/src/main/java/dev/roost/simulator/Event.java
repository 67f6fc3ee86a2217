package dev.roost.simulator;

/**
 * Something that happens at one moment of virtual time.
 *
 * @param time when, in seconds
 * @param number events of one moment happen in the order in which they were planned
 * @param what what happens
 */
record Event(double time, long number, What what) implements Comparable<Event> {

  /** What can happen. */
  sealed interface What {}

  /** The next process starts. */
  record Arrival(Job job) implements What {}

  /** The first process of a node ends, unless the node has changed since. */
  record End(int machine, int version) implements What {}

  /** A process that is being moved is stopped. */
  record Pause(Task task) implements What {}

  /** A process runs where it was moved to. */
  record Arrived(Task task) implements What {}

  /** A node decides. */
  record Decision(int home) implements What {}

  @Override
  public int compareTo(Event other) {
    int byTime = Double.compare(time, other.time);
    return byTime != 0 ? byTime : Long.compare(number, other.number);
  }
}
