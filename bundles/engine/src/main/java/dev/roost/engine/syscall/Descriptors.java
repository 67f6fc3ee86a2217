package dev.roost.engine.syscall;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Which arguments of a call are descriptors: by their names in the man pages. */
public final class Descriptors {
  private Descriptors() {}

  /** Those that a call is given, as their registers have them. */
  public static int[] of(Case way, IntToLongFunction argument) {
    List<Argument> columns = way.arguments();
    return IntStream.range(0, columns.size())
        .filter(i -> is(columns.get(i)))
        .map(i -> (int) argument.applyAsLong(i))
        .toArray();
  }

  /** fd, oldfd, in_fd, dirfd, pidfd; but not nfds. */
  public static boolean is(Argument column) {
    return column instanceof Argument.Value value
        && value.name().contains("fd")
        && !value.name().contains("fds");
  }
}
