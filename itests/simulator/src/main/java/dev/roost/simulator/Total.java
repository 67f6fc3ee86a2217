package dev.roost.simulator;

import java.util.List;

/**
 * What one policy made of several scenarios.
 *
 * @param slowdown mean of their mean slowdowns
 * @param slowdown95 mean of what 95 of 100 processes do not exceed
 * @param jobs processes in all
 * @param movesPerJob moves for each of them
 * @param movedBytes memory that moves sent
 * @param refused moves that a full target refused
 * @param nonsense proposals against the rules
 * @param decisions how often the policy was asked
 * @param seconds virtual time
 * @param pagingSeconds for how long nodes ran more than their memory, in all
 * @param overstaySeconds the longest time for which guests ran on a node beside its owner's
 *     programs
 */
record Total(
    double slowdown,
    double slowdown95,
    long jobs,
    double movesPerJob,
    long movedBytes,
    long refused,
    long nonsense,
    long decisions,
    double seconds,
    double pagingSeconds,
    double overstaySeconds) {

  static Total of(List<Outcome> outcomes) {
    long jobs = outcomes.stream().mapToLong(Outcome::jobs).sum();
    return new Total(
        outcomes.stream().mapToDouble(Outcome::slowdown).average().orElseThrow(),
        outcomes.stream().mapToDouble(Outcome::slowdown95).average().orElseThrow(),
        jobs,
        (double) outcomes.stream().mapToLong(Outcome::moves).sum() / jobs,
        outcomes.stream().mapToLong(Outcome::movedBytes).sum(),
        outcomes.stream().mapToLong(Outcome::refused).sum(),
        outcomes.stream().mapToLong(Outcome::nonsense).sum(),
        outcomes.stream().mapToLong(Outcome::decisions).sum(),
        outcomes.stream().mapToDouble(Outcome::seconds).sum(),
        outcomes.stream().mapToDouble(Outcome::pagingSeconds).sum(),
        outcomes.stream().mapToDouble(Outcome::overstaySeconds).max().orElseThrow());
  }
}
