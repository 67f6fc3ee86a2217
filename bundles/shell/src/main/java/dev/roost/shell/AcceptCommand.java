package dev.roost.shell;

import dev.roost.api.Joining;
import dev.roost.api.Joining.Pairing;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:accept NODE [CODE]}. */
@Service
@Command(
    scope = "roost",
    name = "accept",
    description = "Takes a waiting node into this node's cluster, by the code on its screen",
    detailedDescription =
        """
        Without a code it begins: the other node shows a code of ten digits on its screen and its \
        serial line, and this command the first six of them. If they differ, somebody is between \
        the two nodes. With CODE, all ten digits as they stand on the other screen, the node is \
        taken in: engine and agent start again there. roost:nodes --waiting lists who waits. Only \
        the node that holds the authority of the cluster can do it; others say which node does.\
        """)
public final class AcceptCommand extends RoostCommand {

  @Argument(index = 0, name = "NODE", description = "The node that waits", required = true)
  String node;

  @Argument(index = 1, name = "CODE", description = "All ten digits there, as 123456-7890")
  String code;

  @Override
  void run() throws IOException, CommandException {
    Joining joining = need(Joining.class);
    if (code != null) {
      joining.admit(node, code);
      if (json) {
        printJson(Map.of("admitted", node));
      } else {
        print(node + " is taken in; its engine and agent start again");
      }
      return;
    }
    Pairing pairing = joining.pair(node);
    if (json) {
      printJson(pairing);
      return;
    }
    Duration left = Duration.ofMillis(pairing.untilMs() - System.currentTimeMillis());
    print(
        "%1$s shows a code of ten digits on its screen; if it does not begin with %2$s, somebody is in between"
            .formatted(node, pairing.begins()));
    print(
        "within %s, with the code as it stands there: roost:accept %s CODE"
            .formatted(Text.age(Math.max(0, left.toMillis())), node));
  }
}
