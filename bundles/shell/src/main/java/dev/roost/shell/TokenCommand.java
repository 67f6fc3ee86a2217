package dev.roost.shell;

import dev.roost.api.Joining;
import dev.roost.api.Joining.Token;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:token [--life TIME]}. */
@Service
@Command(
    scope = "roost",
    name = "token",
    description = "Makes a token with which one node can join this node's cluster",
    detailedDescription =
        """
        The line goes into roost.toml of the new node, as join = "LINE". It is good for one node, \
        once, and a secret until then. Only the node that holds the authority of the cluster can \
        make one; others say which node does.\
        """)
public final class TokenCommand extends RoostCommand {
  private static final Pattern LIFE = Pattern.compile("([1-9]\\d{0,4})([mhd])");

  @Option(name = "--life", description = "How long it is good: 30m, 24h or 7d; 24h if not said")
  String life = "24h";

  @Override
  void run() throws IOException, CommandException {
    Token token = need(Joining.class).token(duration(life));
    if (json) {
      printJson(token);
      return;
    }
    print(token.line());
    print("good for one node, until " + Instant.ofEpochMilli(token.expiresAtMs()));
  }

  private static Duration duration(String text) throws CommandException {
    var parts = LIFE.matcher(text);
    if (!parts.matches()) {
      throw new CommandException(
          "'%s' is no time: say for example --life 30m, --life 24h or --life 7d".formatted(text));
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
