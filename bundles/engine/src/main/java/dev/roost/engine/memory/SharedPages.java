package dev.roost.engine.memory;

/** Placeholder. */
public final class SharedPages {}
