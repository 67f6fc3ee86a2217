package dev.roost.node.joining;

import dev.roost.node.RootStewards;
import dev.roost.trust.NodeCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An agent that has joining only: takes commands on standard input, answers each with a line. */
public final class JoiningMain {
  private static final Path HOME = Path.of("/var/lib/roost");

  private JoiningMain() {}

  /** The argument, if there is one, is the token of its settings. */
  public static void main(String[] args) throws Exception {
    NodeCredentials own = NodeCredentials.load(HOME.resolve("keys"));
    JoinSettings settings =
        new JoinSettings(
            7401,
            HOME.resolve("keys"),
            HOME.resolve("agent/joining"),
            Path.of("/run/roost-agent"),
            HOME.resolve("alone"),
            HOME.resolve("authority"),
            args.length > 0 ? args[0] : "",
            true,
            "ssl://" + own.nodeId() + ".local:8883",
            "ssl://127.0.0.1:8883");
    try (JoiningNode node =
        new JoiningNode(
            settings,
            RootStewards.at(Path.of("/run/roost/join.sock")),
            new DnsSd(own.nodeId()),
            () -> Set.of(own.nodeId()),
            brokers -> System.out.println("brokers " + String.join(",", brokers)),
            Clock.systemUTC())) {
      node.start();
      System.out.println("agent " + own.nodeId() + " of " + own.cluster());
      BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(answer(node, List.of(line.split(" "))));
      }
    }
  }

  private static String answer(JoiningNode node, List<String> words) {
    try {
      return switch (words.getFirst()) {
        case "token" -> "token " + node.token(Duration.ofHours(1)).line();
        case "waiting" ->
            "waiting " + String.join(",", node.waiting().stream().map(n -> n.node()).toList());
        case "pair" -> "begins " + node.pair(words.get(1)).begins();
        case "admit" -> {
          node.admit(words.get(1), words.get(2));
          yield "admitted " + words.get(1);
        }
        default -> "fault there is no " + words.getFirst();
      };
    } catch (IOException | IllegalArgumentException e) {
      return "fault " + e.getMessage();
    }
  }
}
