package dev.roost.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process with its children, their children and so on, as /proc shows them now. Who has ended or
 * has been given to process 1 is not among them.
 */
final class Family {
  /** So often it is looked for processes that were made meanwhile. */
  private static final int PASSES = 5;

  private Family() {}

  /** Makes a move, as {@code Placement.migrate} does. */
  interface Mover<T> {
    /** Moves one process. */
    T move(int pid) throws IOException;
  }

  /**
   * Moves all of them, parents first, and those that they make meanwhile.
   *
   * @return what came of each, in that order
   */
  static <T> List<T> each(int pid, Mover<T> mover) throws IOException {
    Map<Integer, T> moved = new LinkedHashMap<>();
    for (int pass = 0; pass < PASSES; pass++) {
      List<Integer> still = new ArrayList<>(of(pid));
      still.removeAll(moved.keySet());
      if (still.isEmpty()) {
        break;
      }
      for (int member : still) {
        moved.put(member, mover.move(member));
      }
    }
    return List.copyOf(moved.values());
  }

  /** Its members, parents before their children; {@code pid} alone if there is no such process. */
  static List<Integer> of(int pid) {
    List<Integer> members = new ArrayList<>(List.of(pid));
    for (int i = 0; i < members.size(); i++) {
      Optional<ProcessHandle> member = ProcessHandle.of(members.get(i));
      Stream<ProcessHandle> children = member.map(ProcessHandle::children).orElse(Stream.empty());
      children.map(child -> (int) child.pid()).sorted().forEach(members::add);
    }
    return members;
  }
}
