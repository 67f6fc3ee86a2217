package dev.roost.linux.proc;

/**
 * One System V segment.
 *
 * @param id by which it is attached
 * @param attachments how many mappings show it
 * @param lastPid the last process that attached, inherited or detached it
 * @param attachedAt when it was last attached or inherited, in seconds after 1970
 */
public record SysvShmEntry(int id, long attachments, int lastPid, long attachedAt) {}
