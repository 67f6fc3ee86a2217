package dev.roost.shell;

import dev.roost.api.Appliance;
import dev.roost.api.Appliance.UpdateOption;
import dev.roost.api.ImageView;
import dev.roost.api.ImageView.Slot;
import dev.roost.api.ImageView.Update;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:update [--downgrade] [--later] [FILE|URL]}. */
@Service
@Command(
    scope = "roost",
    name = "update",
    description = "Installs an update of the node's image, or shows which versions are there",
    detailedDescription =
        """
        An update is a file roost-VERSION-....update.tar, on this node or at an http or https \
        address. It must be signed with the key that the node's image was built with. It is written \
        into the slot that does not run; then guests go home and the node starts again with it. A \
        version that is not good in its first three starts (engine, agent and broker must answer) \
        is left, and the one before it comes back. * marks the version that runs.\
        """)
public final class UpdateCommand extends RoostCommand {

  @Argument(index = 0, name = "FILE|URL", description = "The update: a whole path, or an address")
  String from;

  @Option(
      name = "--downgrade",
      description = "Takes a version that is older than the one that runs")
  boolean downgrade;

  @Option(name = "--later", description = "Does not restart the node: the next start takes it")
  boolean later;

  @Override
  void run() throws IOException, CommandException {
    Appliance appliance = need(Appliance.class);
    if (from != null) {
      appliance.update(from, options(), this::tell);
    } else if (downgrade || later) {
      throw new CommandException("say what to update with: roost:update FILE or roost:update URL");
    }
    if (json) {
      printJson(appliance.image());
    } else if (from == null) {
      print(text(appliance.image(), System.currentTimeMillis()));
    }
  }

  private Set<UpdateOption> options() {
    Set<UpdateOption> options = EnumSet.noneOf(UpdateOption.class);
    if (downgrade) {
      options.add(UpdateOption.DOWNGRADE);
    }
    if (later) {
      options.add(UpdateOption.LATER);
    }
    return options;
  }

  private void tell(String sentence) {
    if (!json) {
      print(sentence);
    }
  }

  /** {@code nowMs} in milliseconds since 1970. */
  static String text(ImageView image, long nowMs) {
    Table table = new Table("", "VERSION", "STATE");
    for (Slot slot : image.slots()) {
      table.row(
          image.running().equals(slot.version()) ? "*" : "",
          Optional.ofNullable(slot.version()).orElse("-"),
          slot.state().name().toLowerCase(Locale.ROOT));
    }
    return "%s%nprofile %s; %s".formatted(table, image.profile(), last(image.last(), nowMs));
  }

  private static String last(Update last, long nowMs) {
    if (last == null) {
      return "no update was asked for yet";
    }
    String sentence =
        switch (last.result()) {
          case REFUSED -> "was refused: " + last.reason();
          case INSTALLED -> "is installed; the next start is its first";
          case TRIAL -> "runs, and was not found good yet";
          case GOOD -> "is good";
          case ROLLED_BACK -> "was not good in three starts; the version before it came back";
        };
    return "the last update, to %s %s ago, %s"
        .formatted(last.version(), Text.age(Math.max(0, nowMs - last.atMs())), sentence);
  }
}
