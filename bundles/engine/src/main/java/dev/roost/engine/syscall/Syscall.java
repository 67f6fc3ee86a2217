package dev.roost.engine.syscall;

import java.util.List;

/**
 * One row of the table.
 *
 * @param number x86-64 number
 * @param name name as the man pages have it
 * @param cases tried in order; the last one has no condition
 * @param note what is irregular about it, or empty
 */
public record Syscall(int number, String name, List<Case> cases, String note) {

  public Syscall {
    cases = List.copyOf(cases);
    if (cases.isEmpty() || !cases.getLast().condition().isAlways()) {
      throw new IllegalArgumentException(
          "row " + number + " " + name + ": the last case must be for all arguments");
    }
  }

  /** The first case whose condition holds for these six argument registers. */
  public Case choose(long[] arguments) {
    for (Case way : cases) {
      if (way.condition().holds(arguments)) {
        return way;
      }
    }
    throw new AssertionError(name + ": no case holds, although the last one has no condition");
  }

  /** This row with a note for people. */
  Syscall note(String text) {
    return new Syscall(number, name, cases, text);
  }
}
