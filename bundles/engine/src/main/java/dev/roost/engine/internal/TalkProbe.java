package dev.roost.engine.internal;

import dev.roost.linux.proc.ProcIo;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much processes at home would talk with home if they were away: their reads and writes, which
 * the kernel counts anyway. Other calls cost a tracer to count, so they are not known.
 */
final class TalkProbe {
  /** A rate over less says little. */
  private static final long LEAST_NS = 500_000_000L;

  /** What was counted longer ago belongs to another time, before a move perhaps. */
  private static final long MOST_NS = 5_000_000_000L;

  private final Map<Integer, Sample> samples = new HashMap<>();

  /** Counts of a process at one moment, and its rates before. */
  private record Sample(long startTime, ProcIo counted, long atNs, Talk talk) {}

  /**
   * @param callsPerSecond system calls in a second
   * @param bytesPerSecond bytes that they moved
   */
  record Talk(double callsPerSecond, double bytesPerSecond) {
    static final Talk NONE = new Talk(0, 0);
  }

  /** The rates of a process since it was asked for before; none the first time. */
  synchronized Talk of(int pid, long startTime) throws IOException {
    long now = System.nanoTime();
    Sample before = samples.get(pid);
    if (before != null && before.startTime == startTime && now - before.atNs < LEAST_NS) {
      return before.talk;
    }
    ProcIo counted = ProcIo.read(pid);
    Talk talk = Talk.NONE;
    if (before != null && before.startTime == startTime && now - before.atNs < MOST_NS) {
      double seconds = (now - before.atNs) / 1e9;
      talk =
          new Talk(
              (counted.calls() - before.counted.calls()) / seconds,
              (counted.bytes() - before.counted.bytes()) / seconds);
    }
    samples.put(pid, new Sample(startTime, counted, now, talk));
    return talk;
  }

  /** Forgets all but these. */
  synchronized void keep(Set<Integer> pids) {
    samples.keySet().retainAll(pids);
  }
}
