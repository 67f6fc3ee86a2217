package dev.roost.api;

/**
 * What a policy would have done.
 *
 * @param pid process to move
 * @param target node to move it to; its home's id brings it home
 * @param reason one sentence with the figures behind it, for the log and the console
 */
public record Proposal(int pid, String target, String reason) {}
