package dev.roost.shell;

import dev.roost.api.MigrationService;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:freeze PID}. */
@Service
@Command(
    scope = "roost",
    name = "freeze",
    description = "Stops a process of this node that is at home, and gives its memory to swap",
    detailedDescription =
        """
        It does not run until roost:thaw, also after a restart of engine and agent. No signal is sent; \
        it can tell by the time that has passed, and some calls in which it waited end with EINTR. \
        Policies leave alone what a person has frozen. A process that is away must come home first: \
        roost:migrate PID home.\
        """)
public final class FreezeCommand extends RoostCommand {

  @Argument(index = 0, name = "PID", description = "Process id at home", required = true)
  @Completion(PidCompleter.class)
  String process;

  @Override
  void run() throws IOException, CommandException {
    int pid = pid(process);
    long bytes = need(MigrationService.class).freeze(pid, true, "asked for by hand");
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("pid", pid);
      answer.put("swappedBytes", bytes);
      printJson(answer);
    } else {
      print("%d is frozen, %s of its memory are in swap".formatted(pid, Text.bytes(bytes)));
    }
  }
}
