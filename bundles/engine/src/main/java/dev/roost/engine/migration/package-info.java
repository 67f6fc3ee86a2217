/**
 * The state machine of a move, and the two sessions that serve a process that is away. The only
 * place that knows both sides.
 */
package dev.roost.engine.migration;
