package dev.roost.engine.capture;

import dev.roost.api.StayReason;
import dev.roost.linux.proc.ProcStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Why a process cannot move now, or one of those that share memory with it. */
public final class FamilyReasons {
  private FamilyReasons() {}

  /** The first reason there is, its own before those of others; null if all may move. */
  public static StayReason of(int pid) throws IOException {
    StayReason reason = StayReasons.of(pid);
    return reason != null ? reason : ofOthers(pid);
  }

  private static StayReason ofOthers(int pid) throws IOException {
    try {
      for (int other : SharedFamily.of(pid)) {
        StayReason its = other == pid ? null : StayReasons.of(other);
        if (its != null) {
          return new StayReason(
              "shared-memory", sentence(other, ProcStatus.read(other).name(), its.sentence()));
        }
      }
    } catch (NoSuchFileException e) {
      // One has ended just now, and is no reason any more.
    }
    return null;
  }

  /**
   * That another one stays.
   *
   * @param other the process that stays
   * @param why it stays, one sentence
   */
  public static String sentence(int other, String command, String why) {
    return "it shares memory with process %d (%s), which stays: %s".formatted(other, command, why);
  }
}
