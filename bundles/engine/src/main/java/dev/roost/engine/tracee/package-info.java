/**
 * Tasks under ptrace(2). May import {@code model} and {@code dev.roost.linux}. Everything that
 * touches a stopped task runs on the one thread of {@link dev.roost.engine.tracee.Tracer} and
 * throws elsewhere; a {@link dev.roost.engine.tracee.StoppedTask} is used up by resuming it.
 */
package dev.roost.engine.tracee;
