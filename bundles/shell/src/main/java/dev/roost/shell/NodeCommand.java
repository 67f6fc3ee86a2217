package dev.roost.shell;

import dev.roost.api.Admission;
import dev.roost.api.ClusterView;
import dev.roost.api.Placement;
import dev.roost.api.Placement.Hosting;
import dev.roost.api.Placement.Hosting.Mode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code roost:node [reserve | open | auto]}. */
@Service
@Command(
    scope = "roost",
    name = "node",
    description = "Shows whom this node takes as guests, or reserves it for its owner",
    detailedDescription =
        """
        reserve: this node takes no guests; those that are here go home at once and go on there. \
        open: it takes everybody, whatever a policy says. auto: the policies decide, for example \
        owner-first; without one that does, everybody is taken. The choice is in force with the \
        next decision and written into the configuration dev.roost.placement.\
        """)
public final class NodeCommand extends RoostCommand {

  @Argument(index = 0, name = "reserve|open|auto", description = "Who decides from now on")
  @Completion(
      value = StringsCompleter.class,
      values = {"reserve", "open", "auto"})
  String verb;

  @Override
  void run() throws CommandException {
    Placement placement = need(Placement.class);
    String self = need(ClusterView.class).snapshot().self();
    if (verb != null) {
      placement.host(mode(verb));
    }
    Hosting hosting = placement.hosting();
    if (json) {
      printJson(json(self, hosting));
      return;
    }
    print("%s is %s".formatted(self, text(hosting)));
  }

  private static Mode mode(String word) throws CommandException {
    return switch (word) {
      case "reserve" -> Mode.NONE;
      case "open" -> Mode.ALL;
      case "auto" -> Mode.AUTO;
      default ->
          throw new CommandException(
              "say roost:node, roost:node reserve, roost:node open or roost:node auto");
    };
  }

  private static Map<String, Object> json(String self, Hosting hosting) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("node", self);
    all.put("mode", hosting.mode().name().toLowerCase(Locale.ROOT));
    all.put("admission", hosting.admission());
    return all;
  }

  private static String text(Hosting hosting) {
    return switch (hosting.mode()) {
      case NONE -> "reserved: it takes no guests.";
      case ALL -> "open: it takes guests of every home.";
      case AUTO -> "left to its policies: it takes " + text(hosting.admission());
    };
  }

  private static String text(Admission admission) {
    return switch (admission.guests()) {
      case ALL -> "guests of every home.";
      case SOME ->
          "guests of %s only: %s."
              .formatted(String.join(", ", admission.homes()), admission.reason());
      case NONE -> "no guests: " + admission.reason() + ".";
    };
  }
}
