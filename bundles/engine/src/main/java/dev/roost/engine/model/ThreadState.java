package dev.roost.engine.model;

import java.util.List;

/**
 * What a thread is besides its memory.
 *
 * @param tid its id in its home's innermost pid namespace
 * @param name its name; PR_SET_NAME
 * @param registers general registers, ready to be resumed: no restart code is left in them
 * @param xstate XSAVE area, in the layout of the CPU it was taken from
 * @param signalMask blocked signals, bit n-1 for signal n
 * @param alternateStack {@code stack_t}: sp, flags, size; sigaltstack(2)
 * @param robustList head and length; set_robust_list(2)
 * @param clearTid address that the kernel clears and wakes when the thread ends; set_tid_address(2)
 * @param rseq address, size and signature of its rseq(2) area; address 0 if none
 * @param pending siginfo_t of signals that wait for this thread
 */
public record ThreadState(
    int tid,
    String name,
    Registers registers,
    byte[] xstate,
    long signalMask,
    long[] alternateStack,
    long[] robustList,
    long clearTid,
    long[] rseq,
    List<byte[]> pending) {

  public ThreadState {
    pending = List.copyOf(pending);
  }
}
