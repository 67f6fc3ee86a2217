package dev.roost.shell;

import dev.roost.api.MigrationService;
import dev.roost.api.SyscallView;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:syscalls}. */
@Service
@Command(
    scope = "roost",
    name = "syscalls",
    description = "Prints the table of system calls: where each runs while a process is away",
    detailedDescription =
        """
        WHERE is BODY: runs where the process runs; HOME: forwarded and executed at home; BOTH: at \
        both; RETURN: brings the process home and runs there. Where it depends on an argument there \
        are several, comma-separated.\
        """)
public final class SyscallsCommand extends RoostCommand {

  @Override
  void run() throws IOException, CommandException {
    List<SyscallView> calls = need(MigrationService.class).syscalls();
    if (json) {
      printJson(calls);
    } else {
      print(table(calls).toString());
    }
  }

  static Table table(List<SyscallView> calls) {
    Table table = new Table(">NR", "NAME", "WHERE", "ARGUMENTS", "NOTE");
    calls.forEach(c -> table.row(c.number(), c.name(), c.where(), c.arguments(), c.note()));
    return table;
  }
}
