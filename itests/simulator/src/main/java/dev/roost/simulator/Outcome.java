package dev.roost.simulator;

/**
 * What became of one scenario under one policy.
 *
 * @param slowdown mean of the processes' times, each divided by its work on the standard node
 * @param slowdown95 what 95 of 100 processes do not exceed
 * @param jobs processes that ended
 * @param moves moves that were completed
 * @param movedBytes memory that these sent
 * @param refused moves that the target refused, being full by then
 * @param nonsense proposals against the rules
 * @param seconds virtual time until the last process had ended
 * @param decisions how often a policy was asked
 * @param pagingSeconds for how long nodes ran more than their memory, all together
 * @param overstaySeconds the longest time for which guests ran on a node beside its owner's
 *     programs
 */
record Outcome(
    double slowdown,
    double slowdown95,
    long jobs,
    long moves,
    long movedBytes,
    long refused,
    long nonsense,
    double seconds,
    long decisions,
    double pagingSeconds,
    double overstaySeconds) {}
