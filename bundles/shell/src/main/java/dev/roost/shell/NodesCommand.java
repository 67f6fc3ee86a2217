package dev.roost.shell;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.ClusterView;
import dev.roost.api.Discovery;
import dev.roost.api.Joining;
import dev.roost.api.Joining.WaitingNode;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:nodes [--waiting]}. */
@Service
@Command(
    scope = "roost",
    name = "nodes",
    description = "Shows the nodes of the cluster, their load, and whether the broker is reached",
    detailedDescription =
"""
        One line per node that is known; * marks this one. LOAD is the number of threads that ran or \
        waited for a CPU in the last second, HEARD how long ago the node said so. LEAVING: it has \
        announced that it goes. LOST: its end was announced, or nothing was heard of it. --waiting looks \
on the local network for nodes that wait to be taken into a cluster with roost:accept.\
""")
public final class NodesCommand extends RoostCommand {

  @Option(name = "--waiting", description = "Lists the nodes that wait to be taken into a cluster")
  boolean waiting;

  @Override
  void run() throws IOException, CommandException {
    if (waiting) {
      printWaiting(need(Joining.class).waiting());
      return;
    }
    ClusterSnapshot snapshot = need(ClusterView.class).snapshot();
    Discovery.Status broker =
        Services.find(context, Discovery.class)
            .map(Discovery::status)
            .orElse(new Discovery.Status(false, "discovery does not run on this node now"));
    if (json) {
      printJson(json(snapshot, broker));
      return;
    }
    print(table(snapshot).toString());
    print(
        "cluster %s, broker%s: %s"
            .formatted(
                snapshot.cluster(), broker.connected() ? "" : " NOT reached", broker.sentence()));
  }

  private void printWaiting(List<WaitingNode> nodes) {
    if (json) {
      printJson(nodes);
      return;
    }
    Table table = new Table("NODE", "ADDRESSES");
    nodes.forEach(node -> table.row(node.node(), String.join(" ", node.addresses())));
    print(nodes.isEmpty() ? "no node waits on this network" : table.toString());
  }

  private static Map<String, Object> json(ClusterSnapshot snapshot, Discovery.Status broker) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cluster", snapshot.cluster());
    all.put("self", snapshot.self());
    all.put("broker", broker);
    all.put("nodes", snapshot.nodes());
    return all;
  }

  static Table table(ClusterSnapshot snapshot) {
    Table table =
        new Table(
            "NODE", "STATE", ">CPUS", ">LOAD", ">FREE", ">MEMORY", ">GUESTS", ">AWAY", ">HEARD",
            "ENGINE", "VERSION", "KERNEL");
    for (NodeView node : snapshot.nodes()) {
      LoadVector load = node.load();
      boolean isKnown = !load.equals(LoadVector.UNKNOWN);
      table.row(
          node.id().equals(snapshot.self()) ? node.id() + " *" : node.id(),
          node.state(),
          isKnown ? load.cpus() : "-",
          isKnown ? Text.decimals(load.runnable(), 2) : "-",
          isKnown ? Text.bytes(load.memoryFreeBytes()) : "-",
          isKnown ? Text.bytes(load.memoryTotalBytes()) : "-",
          isKnown ? load.guests() : "-",
          isKnown ? load.away() : "-",
          Text.age(node.ageMs()),
          node.host() + ":" + node.port(),
          Optional.ofNullable(node.version()).orElse("-"),
          Optional.ofNullable(node.kernel()).orElse("-"));
    }
    return table;
  }
}
