/**
 * A stopped or parked process becomes the model. May import {@code model}, {@code syscall}, {@code
 * image}, {@code tracee}, {@code memory} and {@code dev.roost.linux}.
 */
package dev.roost.engine.capture;
