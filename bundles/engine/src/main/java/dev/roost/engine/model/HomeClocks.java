package dev.roost.engine.model;

/**
 * What a guest must know of a process's clocks, beside what home's kernel says when it is asked.
 *
 * @param bootId the boot of home's kernel; see proc_sys_kernel(5)
 * @param offsets what the process's clocks are ahead of the kernel's own; time_namespaces(7)
 */
public record HomeClocks(String bootId, ClockPair offsets) {}
