package dev.roost.shell;

import dev.roost.api.MigrationService;
import java.io.IOException;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:thaw PID}. */
@Service
@Command(
    scope = "roost",
    name = "thaw",
    description = "Lets a frozen process go on",
    detailedDescription =
        """
        Whoever has frozen it, a person or a policy; a policy may freeze it again when there is not \
        enough for all. Its memory comes back from swap as it touches it.\
        """)
public final class ThawCommand extends RoostCommand {

  @Argument(index = 0, name = "PID", description = "Process id at home", required = true)
  @Completion(PidCompleter.class)
  String process;

  @Override
  void run() throws IOException, CommandException {
    int pid = pid(process);
    need(MigrationService.class).thaw(pid, "asked for by hand");
    if (json) {
      printJson(Map.of("pid", pid));
    } else {
      print("%d goes on".formatted(pid));
    }
  }
}
