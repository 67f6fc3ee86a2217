package dev.roost.shell;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import dev.roost.api.Placement;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:migrate [--tree] PID NODE|home|best}. */
@Service
@Command(
    scope = "roost",
    name = "migrate",
    description = "Moves a process of this node to another node, home, or to the best node",
    detailedDescription =
        """
        Waits until the move has ended and says how. A process that cannot move stays and goes on: \
        that is an error of the command, not of the process. Any process of this node may be \
        moved by hand, also one that policies may not move.\
        """)
public final class MigrateCommand extends RoostCommand {
  private static final String BEST = "best";

  @Argument(index = 0, name = "PID", description = "Process id at home", required = true)
  @Completion(PidCompleter.class)
  String process;

  @Argument(
      index = 1,
      name = "WHERE",
      description = "A node's id, or home, or best: the node with the least load to come",
      required = true)
  @Completion(NodeCompleter.class)
  String where;

  @Option(
      name = "--tree",
      description = "Moves its children, their children and so on as well, one after the other")
  boolean tree;

  @Override
  void run() throws IOException, CommandException {
    int pid = pid(process);
    if (tree) {
      runTree(pid);
      return;
    }
    MigrationOutcome outcome = need(Placement.class).migrate(pid, where);
    boolean isDone = isDone(outcome);
    if (json) {
      // Nothing but the object: whoever reads it looks at the exit code first.
      printJson(outcome);
      failed = !isDone;
    } else if (isDone) {
      print(sentence(outcome));
    } else {
      throw new CommandException(sentence(outcome));
    }
  }

  /** The best node is chosen once: for the first that goes there. */
  private void runTree(int pid) throws IOException, CommandException {
    Placement placement = need(Placement.class);
    String[] target = {where};
    List<MigrationOutcome> outcomes =
        Family.each(
            pid,
            member -> {
              MigrationOutcome outcome = placement.migrate(member, target[0]);
              if (where.equals(BEST) && outcome.result() == Result.COMMITTED) {
                target[0] = outcome.to();
              }
              return outcome;
            });
    if (json) {
      printJson(outcomes);
    } else {
      outcomes.forEach(outcome -> print(sentence(outcome)));
    }
    failed = !outcomes.stream().allMatch(MigrateCommand::isDone);
  }

  private static boolean isDone(MigrationOutcome outcome) {
    return switch (outcome.result()) {
      case COMMITTED, RETURNED -> true;
      case REFUSED, FAILED, LOST -> false;
    };
  }

  static String sentence(MigrationOutcome o) {
    return switch (o.result()) {
      case COMMITTED ->
          "%d runs on %s now: %s, paused %s ms, %s ms in all"
              .formatted(o.pid(), o.to(), sent(o), ms(o.pauseMs()), ms(o.totalMs()));
      case RETURNED ->
          "%d is at home again: %s, paused %s ms, %s ms in all"
              .formatted(o.pid(), sent(o), ms(o.pauseMs()), ms(o.totalMs()));
      case REFUSED -> "%d stays on %s: %s".formatted(o.pid(), o.from(), o.reason());
      case FAILED ->
          "%d was not moved and goes on on %s: %s".formatted(o.pid(), o.from(), o.reason());
      case LOST -> "%d was lost with its guest and was ended: %s".formatted(o.pid(), o.reason());
    };
  }

  private static String sent(MigrationOutcome outcome) {
    return Text.bytes(outcome.bytes()) + " sent";
  }

  private static String ms(double ms) {
    return Text.decimals(ms, 1);
  }
}
