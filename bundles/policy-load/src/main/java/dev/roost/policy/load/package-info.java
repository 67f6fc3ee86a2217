/**
 * The placement policy {@code load}: the load-balancing rule of MOSIX, as the Kerrighed scheduler
 * implemented it.
 *
 * <p>Imports only {@code dev.roost.api} and DS annotations. {@code LoadRule} is a pure function of
 * a snapshot and of what was proposed before; {@code LoadPolicy} keeps the latter between two
 * calls, which come on one thread, one at a time. Never blocks, logs nothing.
 */
package dev.roost.policy.load;
