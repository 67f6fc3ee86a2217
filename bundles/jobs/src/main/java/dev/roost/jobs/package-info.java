/**
 * Jobs: a queue that outlives the agent, and the keepers that start and watch what is in it
 * (docs/jobs.md).
 *
 * <p>Imports {@code dev.roost.api}, DS annotations, JDBC with H2, slf4j. Starts no process: that is
 * done by keepers, which belong to the users.
 *
 * <p>Threads: {@code roost-jobs} decides each second what begins; {@code roost-jobs-accept} takes
 * connections, {@code roost-jobs-keeper} reads one each; {@code roost-jobs-move} sends what wants
 * to be on the best node there. {@link Jobs} is the only state that they share, and locks itself.
 */
package dev.roost.jobs;
