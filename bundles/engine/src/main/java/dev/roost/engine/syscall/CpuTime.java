package dev.roost.engine.syscall;

/**
 * CPU time used.
 *
 * @param userNs nanoseconds in user mode
 * @param systemNs nanoseconds in the kernel
 */
public record CpuTime(long userNs, long systemNs) {}
