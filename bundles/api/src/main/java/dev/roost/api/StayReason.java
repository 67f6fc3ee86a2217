package dev.roost.api;

/**
 * Why a process cannot move now.
 *
 * @param word one word that programs can compare, for example {@code shared-memory}
 * @param sentence one sentence for people
 */
public record StayReason(String word, String sentence) {}
