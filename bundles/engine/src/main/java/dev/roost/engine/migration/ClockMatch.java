package dev.roost.engine.migration;

import dev.roost.engine.capture.KernelClocks;
import dev.roost.engine.link.ClocksCodec;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.link.RefusedException;
import dev.roost.engine.model.ClockPair;
import dev.roost.engine.model.HomeClocks;
import dev.roost.linux.proc.ProcTimeOffsets;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;

/**
 * Finds the offsets of a body's time namespace with which its clocks go on where those of home are.
 * The guest asks for home's clocks between two looks at its own. On one kernel home's answer lies
 * between the two, and the offsets are those of home, exactly. Between machines the answer is taken
 * to be as old as it can be, so that the body's clocks are never behind home's: they are ahead by
 * at most the time that the question took, of which the quickest of some is used.
 */
final class ClockMatch {
  private static final int QUESTIONS = 4;

  private ClockMatch() {}

  /**
   * One question.
   *
   * @param before the guest's clocks when it was sent
   * @param home home's clocks when it was answered
   * @param after the guest's clocks when the answer had come
   */
  record Sample(ClockPair before, ClockPair home, ClockPair after) {
    long tookNs() {
      return after.minus(before).monotonicNs();
    }

    boolean ofOneKernel() {
      return home.notBefore(before) && after.notBefore(home);
    }
  }

  /**
   * At the guest.
   *
   * @return what the body's clocks must be ahead of this kernel's own
   */
  static ClockPair ask(Link link, HomeClocks clocks) throws IOException {
    ClockPair own = KernelClocks.ownOffsets();
    String bootId = KernelClocks.bootId();
    Sample best = question(link, own);
    for (int i = 1; i < QUESTIONS && !sameKernel(clocks, bootId, best); i++) {
      Sample next = question(link, own);
      best = next.tookNs() < best.tookNs() ? next : best;
    }
    return offsets(clocks, bootId, best);
  }

  private static Sample question(Link link, ClockPair own) throws IOException {
    ClockPair before = KernelClocks.now(own);
    link.send(FrameType.CLOCK);
    ClockPair home = ClocksCodec.readPair(link.expect(FrameType.CLOCK));
    return new Sample(before, home, KernelClocks.now(own));
  }

  /** The boot id alone does not tell: machines that were cloned while they ran share it. */
  private static boolean sameKernel(HomeClocks clocks, String bootId, Sample sample) {
    return clocks.bootId().equals(bootId) && sample.ofOneKernel();
  }

  static ClockPair offsets(HomeClocks clocks, String bootId, Sample sample) {
    return sameKernel(clocks, bootId, sample)
        ? clocks.offsets()
        : clocks.offsets().plus(sample.home().minus(sample.before()));
  }

  /** What this machine lacks for a body with such clocks, in one sentence; null if nothing. */
  static String missingFor(ClockPair offsets) throws IOException {
    return missingFor(offsets, KernelClocks.ownOffsets(), ProcTimeOffsets.supported());
  }

  static String missingFor(ClockPair offsets, ClockPair own, boolean timeNamespaces) {
    return timeNamespaces || offsets.equals(own)
        ? null
        : "its kernel has no time namespaces, and so its clocks would not go on";
  }

  /** At home: answers until the guest says something else, which must be {@code awaited}. */
  static WireReader answer(Link link, FrameType awaited) throws IOException {
    ClockPair own = KernelClocks.ownOffsets();
    for (int asked = 0; asked <= 2 * QUESTIONS; asked++) {
      Link.Received frame = link.receiveNext();
      if (frame.type() == FrameType.CLOCK) {
        link.send(FrameType.CLOCK, ClocksCodec.write(new WireWriter(), KernelClocks.now(own)));
      } else if (frame.type() == FrameType.REFUSED) {
        throw new RefusedException(frame.reader().string());
      } else if (frame.type() == awaited) {
        return frame.reader();
      } else {
        throw new IOException(
            link.peer() + " sent " + frame.type() + " where " + awaited + " was due");
      }
    }
    throw new IOException(link.peer() + " asks for the clocks again and again");
  }
}
