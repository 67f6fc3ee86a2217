package dev.roost.engine.model;

/**
 * What a body needs to receive memory: all of it that is known while the process still runs.
 *
 * @param pid its id in its home's innermost pid namespace
 * @param command its command name
 * @param region where the deputy's code and slots are at home
 * @param mappings its mappings, the region excluded
 */
public record Layout(int pid, String command, Region region, Mappings mappings) {}
