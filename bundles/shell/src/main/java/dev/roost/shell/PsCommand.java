package dev.roost.shell;

import dev.roost.api.MigrationService;
import dev.roost.api.ProcessView;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code roost:ps}. */
@Service
@Command(
    scope = "roost",
    name = "ps",
    description = "Shows processes that may move, that are away, and guests",
    detailedDescription =
        """
        Processes in the cgroup roost, those that are away, and guests: processes of other nodes \
        that run here. CPU is what was used in the last second, 100% is one CPU. CALLS/S and \
        BYTES/S are system calls that were forwarded to its home in the last second, and what \
        they carried; at home its reads and writes. STAYS says in one word \
        why it cannot move now (roost:why says it in a sentence), or that policies may not move it. \
        A process whose state is FROZEN does not run; roost:thaw lets it go on.\
        """)
public final class PsCommand extends RoostCommand {

  @Override
  void run() throws IOException, CommandException {
    List<ProcessView> processes = need(MigrationService.class).processes();
    if (json) {
      printJson(processes);
    } else {
      print(table(processes).toString());
    }
  }

  static Table table(List<ProcessView> processes) {
    Table table =
        new Table(
            ">PID",
            "COMMAND",
            "HOME",
            "WHERE",
            "STATE",
            ">MOVES",
            ">CPU",
            ">MEMORY",
            ">CALLS/S",
            ">BYTES/S",
            ">WAITS",
            "STAYS");
    for (ProcessView process : processes) {
      table.row(
          process.pid(),
          process.command(),
          process.home(),
          process.where(),
          process.state(),
          process.moves(),
          Text.percent(process.cpuLoad()),
          Text.bytes(process.memoryBytes()),
          Text.decimals(process.callsPerSecond(), 0),
          Text.bytes((long) process.bytesPerSecond()),
          Text.percent(process.callWait()),
          stays(process));
    }
    return table;
  }

  private static String stays(ProcessView process) {
    if (process.stay() != null) {
      return process.stay().word();
    }
    if (process.automatic()) {
      return "";
    }
    return process.state() == ProcessView.State.FROZEN ? "frozen by hand" : "by hand only";
  }
}
