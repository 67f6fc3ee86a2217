package dev.roost.linux.proc;

import java.nio.file.Path;

/** A piece of /proc as Linux 6.18 showed it, and who runs this test. */
final class Samples {
  static final Path PROC = Path.of("src/test/resources/proc");

  /** A program called "a (b) c" with three timers. */
  static final int PID = 23936;

  private Samples() {}

  static int ownPid() {
    return Math.toIntExact(ProcessHandle.current().pid());
  }
}
