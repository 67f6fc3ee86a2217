/**
 * The model becomes a process again: a body on a guest, or the deputy's own program at home. May
 * import {@code model}, {@code syscall}, {@code image}, {@code tracee}, {@code memory} and {@code
 * dev.roost.linux}.
 */
package dev.roost.engine.restore;
