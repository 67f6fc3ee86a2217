package dev.roost.shell;

import dev.roost.api.MigrationService;
import dev.roost.api.StayReason;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:why PID}. */
@Service
@Command(
    scope = "roost",
    name = "why",
    description = "Says why a process cannot move now, or that it can",
    detailedDescription =
        """
        The word in brackets is the stay reason that roost:ps shows and that programs can compare.\
        """)
public final class WhyCommand extends RoostCommand {

  @Argument(index = 0, name = "PID", description = "Process id at home", required = true)
  @Completion(PidCompleter.class)
  String process;

  @Override
  void run() throws IOException, CommandException {
    int pid = pid(process);
    StayReason stay = need(MigrationService.class).why(pid);
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("pid", pid);
      answer.put("stay", stay);
      printJson(answer);
    } else if (stay == null) {
      print("%d can move now.".formatted(pid));
    } else {
      print("%d stays (%s): %s".formatted(pid, stay.word(), stay.sentence()));
    }
  }
}
