package dev.roost.engine.model;

/**
 * A place in memory that processes share.
 *
 * @param object its name at home, {@code DEVICE:INODE} as /proc/PID/maps shows them there
 * @param offset from its start, in bytes
 */
public record SharedPlace(String object, long offset) {}
