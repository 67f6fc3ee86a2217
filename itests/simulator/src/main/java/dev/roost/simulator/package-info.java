/**
 * The real placement policies on clusters that exist in virtual time only (docs/simulate.md).
 *
 * <p>Policies, snapshots, proposals and the rules that proposals must keep are those of the agent;
 * simulated are nodes, processes, moves and what nodes hear of each other. No clock but that of the
 * event queue, no chance but that of a seed: equal arguments give equal results. Times are seconds,
 * work is seconds on one CPU of the standard node.
 */
package dev.roost.simulator;
