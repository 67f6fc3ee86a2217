package dev.roost.engine.restore;

import dev.roost.engine.model.Siginfo;
import dev.roost.engine.model.SignalState;
import dev.roost.engine.tracee.RemoteCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Sets signal actions and queues signals again, with the siginfo they came with. */
public final class SignalStateRestore {
  private static final int ATTEMPTS = 100;
  private static final int SIGKILL = 9;
  private static final int SIGSTOP = 19;
  private static final int SI_TKILL = -6;
  private static final long SIG_IGN = 1;
  private static final int SYS_RT_SIGACTION = 13;
  private static final int SYS_GETTID = 186;
  private static final int SYS_RT_SIGTIMEDWAIT = 128;
  private static final int SYS_RT_SIGQUEUEINFO = 129;
  private static final int SYS_RT_TGSIGQUEUEINFO = 297;

  private SignalStateRestore() {}

  /**
   * Sets the actions, all of them: even a process that was just born has inherited what its parent
   * ignores.
   */
  public static void actions(RemoteCalls calls, SignalState state) throws IOException {
    for (int signal = 1; signal <= SignalState.SIGNALS; signal++) {
      if (signal != SIGKILL && signal != SIGSTOP) {
        set(calls, signal, state.actions().get(signal - 1));
      }
    }
  }

  /**
   * As {@link #actions}, of a process for which signals may wait that are not to be lost: an action
   * that ignores a signal discards what waits, even if nothing changes by it; sigaction(2).
   */
  public static void changes(RemoteCalls calls, SignalState state) throws IOException {
    for (int signal = 1; signal <= SignalState.SIGNALS; signal++) {
      byte[] action = state.actions().get(signal - 1);
      if (signal == SIGKILL || signal == SIGSTOP) {
        continue;
      }
      if (handler(action) > SIG_IGN || !Arrays.equals(action, present(calls, signal))) {
        set(calls, signal, action);
      }
    }
  }

  private static long handler(byte[] action) {
    return ByteBuffer.wrap(action).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static byte[] present(RemoteCalls calls, int signal) throws IOException {
    calls.mustCall("rt_sigaction", SYS_RT_SIGACTION, signal, 0, calls.scratch().value(), 8);
    return calls.readScratch(0, 32);
  }

  private static void set(RemoteCalls calls, int signal, byte[] action) throws IOException {
    calls.writeScratch(0, action);
    calls.mustCall(
        "rt_sigaction " + signal, SYS_RT_SIGACTION, signal, calls.scratch().value(), 0, 8);
  }

  /** Shows the signals that wait for a process, in order. */
  public interface Peek {
    List<byte[]> signals() throws IOException;
  }

  /**
   * Queues signals that waited in the body before those that have come home since: the order of
   * queued signals is part of what sigqueue(3) promises. As others may come at any moment, it is
   * looked at afterwards and done again if one has slipped in between. The process does it itself,
   * for only then the kernel takes every si_code. Preconditions: all signals are blocked.
   */
  public static void pending(RemoteCalls calls, int pid, SignalState state, Peek peek)
      throws IOException {
    List<byte[]> older = state.pending();
    if (older.isEmpty()) {
      return;
    }
    boolean queued = false;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<byte[]> waiting = takeAll(calls);
      // Of a timer's number some may not have been taken again: they wait where they should.
      List<byte[]> left = queued ? without(older, waiting) : List.of();
      List<byte[]> newer = new ArrayList<>(queued ? without(waiting, older) : waiting);
      List<byte[]> back = withExpirations(without(older, left), newer);
      older = both(left, back);
      for (byte[] info : back) {
        queue(calls, pid, info);
      }
      for (byte[] info : newer) {
        queue(calls, pid, info);
      }
      queued = true;
      if (inOrder(peek.signals(), older)) {
        return;
      }
    }
  }

  /** Takes from {@code newer} what counts as overruns of timers whose signals are older. */
  private static List<byte[]> withExpirations(List<byte[]> older, List<byte[]> newer) {
    List<byte[]> changed = new ArrayList<>(older);
    newer.removeIf(
        info -> {
          for (int i = 0; i < changed.size(); i++) {
            if (Siginfo.ofSameTimer(changed.get(i), info)) {
              changed.set(i, Siginfo.together(changed.get(i), info));
              return true;
            }
          }
          return false;
        });
    return changed;
  }

  private static List<byte[]> both(List<byte[]> some, List<byte[]> others) {
    List<byte[]> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static List<byte[]> without(List<byte[]> all, List<byte[]> some) {
    List<byte[]> left = new ArrayList<>(all);
    for (byte[] info : some) {
      for (int i = 0; i < left.size(); i++) {
        if (Arrays.equals(left.get(i), info)) {
          left.remove(i);
          break;
        }
      }
    }
    return left;
  }

  /** Whether no other signal of the same number is before one of {@code older}. */
  private static boolean inOrder(List<byte[]> waiting, List<byte[]> older) {
    int found = 0;
    for (byte[] info : waiting) {
      boolean isNext = found < older.size() && Arrays.equals(info, older.get(found));
      if (isNext) {
        found++;
      } else if (!Siginfo.isOfRepeatingTimer(info)
          && older.subList(found, older.size()).stream()
              .anyMatch(late -> Siginfo.number(late) == Siginfo.number(info))) {
        return false;
      }
    }
    return true;
  }

  /** One of tgkill(2) was for this very thread, and is again. */
  private static void queue(RemoteCalls calls, int pid, byte[] info) throws IOException {
    if (Siginfo.code(info) == SI_TKILL) {
      int tid = (int) calls.mustCall("gettid", SYS_GETTID);
      pending(calls, pid, tid, List.of(info));
      return;
    }
    calls.writeScratch(0, info);
    calls.mustCall(
        "rt_sigqueueinfo", SYS_RT_SIGQUEUEINFO, pid, Siginfo.number(info), calls.scratch().value());
  }

  /**
   * Takes every signal that waits, by rt_sigtimedwait(2) without waiting. But of a number of which
   * a timer's was taken no more are: taking it lets the timer go on, and a fast one would never
   * end.
   */
  private static List<byte[]> takeAll(RemoteCalls calls) throws IOException {
    List<byte[]> taken = new ArrayList<>();
    long set = calls.scratch().value();
    BitSet wanted = new BitSet(SignalState.SIGNALS);
    wanted.set(0, SignalState.SIGNALS);
    calls.writeScratch(0, wanted.toByteArray());
    calls.writeScratch(8, new byte[16]);
    while (calls.call(SYS_RT_SIGTIMEDWAIT, set, set + 128, set + 8, 8) > 0) {
      byte[] info = calls.readScratch(128, 128);
      taken.add(info);
      if (Siginfo.isOfRepeatingTimer(info)) {
        wanted.clear(Siginfo.number(info) - 1);
        calls.writeScratch(0, Arrays.copyOf(wanted.toByteArray(), 8));
      }
    }
    return taken;
  }

  /** Queues one thread's pending signals; by that thread. */
  public static void pending(RemoteCalls calls, int pid, int tid, Iterable<byte[]> infos)
      throws IOException {
    for (byte[] info : infos) {
      calls.writeScratch(0, info);
      calls.mustCall(
          "rt_tgsigqueueinfo",
          SYS_RT_TGSIGQUEUEINFO,
          pid,
          tid,
          Siginfo.number(info),
          calls.scratch().value());
    }
  }
}
