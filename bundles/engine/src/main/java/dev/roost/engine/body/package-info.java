/**
 * The guest side: runs the program and forwards its calls. May import {@code model}, {@code image},
 * {@code syscall}, {@code tracee}, {@code memory}, {@code link}. The forwarder's thread receives
 * calls, the session's reader answers them, the tracer handles stops.
 */
package dev.roost.engine.body;
