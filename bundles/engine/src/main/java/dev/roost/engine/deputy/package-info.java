/**
 * The home side: parks the original process and executes the calls of its body in it. May import
 * {@code model}, {@code image}, {@code syscall}, {@code tracee}, {@code memory}, {@code link}.
 * Slots are used by the session's reader and the thread's own worker, tasks only by the tracer.
 */
package dev.roost.engine.deputy;
