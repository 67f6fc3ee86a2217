/**
 * The table of system calls and what is derived from it: the seccomp filter of a body, the
 * marshalling of forwarded calls on both sides, and {@code docs/syscalls.md}.
 *
 * <p>Regular calls are rows in the {@code *Calls} classes; structures with pointers inside have a
 * class of their own ({@link dev.roost.engine.syscall.Vectors}, {@link
 * dev.roost.engine.syscall.Messages}). Whatever is not certain comes home first and runs natively.
 *
 * <p>May import: the JDK and {@code dev.roost.api}. Kernel interfaces: none is called; numbers,
 * structures and the filter's instructions follow the kernel's own headers. Threads: the table is
 * immutable; {@link dev.roost.engine.syscall.CallEncoder} and {@link
 * dev.roost.engine.syscall.CallPlacer} belong to one thread at a time.
 */
package dev.roost.engine.syscall;
