package dev.roost.shell;

import dev.roost.api.Appliance;
import java.io.IOException;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:factory-reset NODE}. */
@Service
@Command(
    scope = "roost",
    name = "factory-reset",
    description = "Restarts this node as if it had never run: all that it keeps is lost",
    detailedDescription =
        """
        Keys, cluster, settings, logs and the homes of people go; the image stays, and so does \
        roost.toml on the partition ROOST-CFG. Guests are sent home before. The node's name must be \
        given, so that it is the one that is meant.\
        """)
public final class FactoryResetCommand extends RoostCommand {

  @Argument(index = 0, name = "NODE", description = "The name of this node", required = true)
  String node;

  @Override
  void run() throws IOException, CommandException {
    need(Appliance.class)
        .factoryReset(
            node,
            sentence -> {
              if (!json) {
                print(sentence);
              }
            });
    if (json) {
      printJson(Map.of("reset", node));
    }
  }
}
