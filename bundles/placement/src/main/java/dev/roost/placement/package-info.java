/**
 * Chooses between placement policies and carries out their proposals, freezes what they want
 * frozen, and serves moves by hand.
 *
 * <p>Imports {@code dev.roost.api}, DS and Config Admin, slf4j. Knows no policy and nothing of how
 * a process is moved.
 *
 * <p>Threads: {@code roost-placement} decides, each interval, and waits at most a second for the
 * policy; {@code roost-policy-NAME}, one per installed policy, is the only one that calls that
 * policy; {@code roost-move-N} carry proposals out, {@code roost-freeze} freezes and thaws. A move
 * by hand runs on its caller's thread.
 */
package dev.roost.placement;
