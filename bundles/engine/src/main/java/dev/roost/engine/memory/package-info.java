/**
 * Contents of memory: read from a process, written to one. May import {@code model}, {@code tracee}
 * and {@code dev.roost.linux}. Knows nothing of links: what it reads goes to a consumer.
 */
package dev.roost.engine.memory;
