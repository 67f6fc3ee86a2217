package dev.roost.engine.model;

import java.util.List;

/**
 * What a program that was away leaves to the one that it has become by execve(2). Everything else
 * that survives is home's already, or the kernel resets it.
 *
 * @param signalMask blocked signals of the thread that made the call, bit n-1 for signal n
 * @param ignored signals that are ignored (SIG_IGN), in the same way
 * @param pending siginfo_t of signals that wait for the process, 128 bytes each, in order
 * @param ownPending the same, of those that wait for that thread
 */
public record Parting(
    long signalMask, long ignored, List<byte[]> pending, List<byte[]> ownPending) {

  public Parting {
    pending = List.copyOf(pending);
    ownPending = List.copyOf(ownPending);
  }
}
