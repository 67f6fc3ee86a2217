/**
 * The placement policy {@code opportunity-cost}: each process runs where it raises the cost of the
 * cluster least; the cost of a node is an exponential function of how much of its CPUs and memory
 * is used.
 *
 * <p>Imports only {@code dev.roost.api}, DS and metatype annotations. {@code Rule} is a pure
 * function of a snapshot and of what was proposed before; {@code OpportunityCostPolicy} keeps the
 * latter between two calls, which come on one thread, one at a time. Never blocks, logs nothing.
 */
package dev.roost.policy.opportunitycost;
