package dev.roost.linux;

/**
 * A registered rseq(2) area.
 *
 * @param address where it is in the task's memory, 0 if none is registered
 * @param size its size in bytes
 * @param signature the signature it was registered with
 */
public record RseqConfiguration(long address, int size, int signature) {}
