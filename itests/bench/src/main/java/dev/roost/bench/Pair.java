package dev.roost.bench;

import dev.roost.api.MigrationOutcome;
import dev.roost.testkit.Processes;
import java.io.IOException;
import java.time.Duration;

/** Two engines, and moves between them. */
final class Pair implements AutoCloseable {

  private static final Duration LONGEST_MOVE = Duration.ofMinutes(3);

  private final Node home;
  private final Node guest;

  private Pair(Node home, Node guest) {
    this.home = home;
    this.guest = guest;
  }

  static Pair start(Workshop workshop) throws IOException {
    return start(workshop, Place.HERE, Place.HERE);
  }

  static Pair start(Workshop workshop, Place homePlace, Place guestPlace) throws IOException {
    Node home = Node.start(workshop, "home", homePlace);
    try {
      return new Pair(home, Node.start(workshop, "guest", guestPlace));
    } catch (IOException | AssertionError e) {
      home.close();
      throw e;
    }
  }

  /** Moves a program to the guest. */
  MigrationOutcome depart(Program program) throws IOException {
    return depart(program.pid());
  }

  /** Moves a process to the guest. */
  MigrationOutcome depart(int pid) throws IOException {
    return move(pid, guest, MigrationOutcome.Result.COMMITTED);
  }

  /** Brings a program home. */
  MigrationOutcome bringHome(Program program) throws IOException {
    return move(program.pid(), home, MigrationOutcome.Result.RETURNED);
  }

  private MigrationOutcome move(int pid, Node target, MigrationOutcome.Result expected)
      throws IOException {
    MigrationOutcome outcome =
        home.control().migrate(pid, target.address(), "benchmark", LONGEST_MOVE);
    if (outcome.result() != expected) {
      throw new IOException("the move ended as " + outcome);
    }
    return outcome;
  }

  /** The tracer of a program at home: 0 if there is none. */
  static int tracerOf(Program program) throws IOException {
    return Integer.parseInt(
        Processes.status(program.pid(), "TracerPid")
            .orElseThrow(() -> new IOException("process " + program.pid() + " is gone")));
  }

  @Override
  public void close() throws IOException {
    guest.close();
    home.close();
  }
}
