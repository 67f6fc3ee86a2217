package dev.roost.linux.proc;

import java.util.Set;

/**
 * One mapping of {@code /proc/PID/smaps}.
 *
 * @param map its line in maps
 * @param flags the two-letter words of its VmFlags line, such as {@code gd} (grows down), {@code
 *     dd} (not dumped), {@code wf} (wiped on fork), {@code lo} (locked); see proc_pid_smaps(5)
 */
public record SmapsEntry(MapsEntry map, Set<String> flags) {}
