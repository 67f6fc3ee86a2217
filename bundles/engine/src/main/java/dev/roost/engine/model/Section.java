package dev.roost.engine.model;

/**
 * One kind of state. Each has the same stem in {@code capture}, {@code image} and {@code restore};
 * a test fails when a partner is missing.
 */
public sealed interface Section permits Limits, Mappings, MemoryFields, SignalState, Threads {}
