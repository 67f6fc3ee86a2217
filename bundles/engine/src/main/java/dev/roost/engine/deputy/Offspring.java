package dev.roost.engine.deputy;

/**
 * What came of making a process.
 *
 * @param deputy its deputy, parked; null if there is none
 * @param result the process's id at home; a negated errno; or 0 if it can be made only when its
 *     parent is at home
 */
public record Offspring(Deputy deputy, long result) {}
