package dev.roost.api;

/**
 * What a policy would have stopped, or go on.
 *
 * @param pid process id at home
 * @param frozen true to stop it and give its memory to swap, false to let it go on
 * @param reason one sentence with the figures behind it, for the log and the console
 */
public record Freeze(int pid, boolean frozen, String reason) {}
