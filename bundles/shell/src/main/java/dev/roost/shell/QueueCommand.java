package dev.roost.shell;

import dev.roost.api.JobQueue;
import dev.roost.api.JobView;
import dev.roost.api.JobView.State;
import java.time.Duration;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** {@code roost:queue [list | hold JOB | release JOB | cancel JOB | priority JOB N | wait JOB]}. */
@Service
@Command(
    scope = "roost",
    name = "queue",
    description = "Shows the jobs of this node; holds, releases, cancels one, or waits for it",
    detailedDescription =
        """
        Those that run come first, then those that wait in the order in which they will begin, then \
        those that have ended; --all shows all of these instead of the last ten. A job is queued \
        where it is to run, by roost queue add. cancel sends SIGTERM to a job that runs, and SIGKILL \
        five seconds later. wait ends with the job's exit code, 128 and the signal's number if one \
        ended it, or 1 if it never ran.\
        """)
public final class QueueCommand extends RoostCommand {
  private static final int LAST_ENDED = 10;
  private static final int BY_SIGNAL = 128;
  private static final int LONGEST_COMMAND = 40;
  private static final String USAGE =
      "say roost:queue list, hold JOB, release JOB, cancel JOB, priority JOB NUMBER or wait JOB";

  @Argument(index = 0, name = "VERB", description = "list, hold, release, cancel, priority or wait")
  @Completion(
      value = StringsCompleter.class,
      values = {"list", "hold", "release", "cancel", "priority", "wait"})
  String verb = "list";

  @Argument(index = 1, name = "JOB", description = "A job's number, as list shows it")
  @Completion(JobCompleter.class)
  String job;

  @Argument(index = 2, name = "NUMBER", description = "The new priority: lower ones begin first")
  String number;

  @Option(name = "--all", description = "With list: every job that is remembered")
  boolean all;

  @Option(name = "--limit", description = "With wait: seconds after which it is given up")
  int limitSeconds = Integer.MAX_VALUE;

  @Override
  void run() throws CommandException {
    JobQueue queue = need(JobQueue.class);
    if (verb.equals("list")) {
      list(queue.jobs());
      return;
    }
    if (job == null || verb.equals("priority") == (number == null)) {
      throw new CommandException(USAGE);
    }
    long id = count(job, "the number of a job, as roost:queue list shows it");
    switch (verb) {
      case "hold" -> said(queue.hold(id));
      case "release" -> said(queue.release(id));
      case "cancel" -> said(queue.cancel(id));
      case "priority" -> said(queue.priority(id, count(number, "a priority, 0 or more")));
      case "wait" -> await(queue, id);
      default -> throw new CommandException(USAGE);
    }
  }

  private static int count(String text, String what) throws CommandException {
    if (!text.matches("[0-9]{1,9}")) {
      throw new CommandException("'%s' is not %s".formatted(text, what));
    }
    return Integer.parseInt(text);
  }

  private void await(JobQueue queue, long id) throws CommandException {
    JobView ended;
    try {
      ended = queue.await(id, Duration.ofSeconds(limitSeconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("job %d was not waited for to its end".formatted(id), e);
    }
    said(ended);
    exitCode = exitCode(ended);
  }

  /** As a shell has it; null for 0. */
  private static Integer exitCode(JobView ended) {
    if (ended.state() == State.DONE && ended.exitCode() == 0) {
      return null;
    }
    if (ended.signal() > 0) {
      return BY_SIGNAL + ended.signal();
    }
    return ended.exitCode() > 0 ? ended.exitCode() : 1;
  }

  private void said(JobView view) {
    if (json) {
      printJson(view);
    } else {
      String reason = view.reason().isEmpty() ? "" : ": " + view.reason();
      print("job %d is %s%s".formatted(view.id(), view.state(), reason));
    }
  }

  private void list(List<JobView> jobs) {
    long ended = jobs.stream().filter(view -> view.state().isEnd()).count();
    List<JobView> shown =
        all ? jobs : jobs.subList(0, (int) (jobs.size() - Math.max(0, ended - LAST_ENDED)));
    if (json) {
      printJson(shown);
      return;
    }
    print(table(shown, System.currentTimeMillis()).toString());
    if (shown.size() < jobs.size()) {
      print("%d more have ended; --all shows them".formatted(jobs.size() - shown.size()));
    }
  }

  static Table table(List<JobView> jobs, long nowMs) {
    Table table =
        new Table(
            ">JOB", "USER", "STATE", ">PRIO", ">SINCE", ">PID", ">EXIT", ">CPU", "NODES",
            "COMMAND");
    for (JobView view : jobs) {
      table.row(
          view.id(),
          view.user(),
          view.state(),
          view.priority(),
          Text.age(Math.max(0, nowMs - since(view))),
          view.pid() == 0 ? "-" : view.pid(),
          exit(view),
          Text.decimals(view.cpuSeconds(), 1) + "s",
          view.visited().isEmpty() ? "-" : String.join(",", view.visited()),
          brief(view.command()));
    }
    return table;
  }

  private static long since(JobView view) {
    return view.endedMs() > 0
        ? view.endedMs()
        : view.startedMs() > 0 ? view.startedMs() : view.queuedMs();
  }

  private static String exit(JobView view) {
    if (view.signal() > 0) {
      return "signal " + view.signal();
    }
    return view.exitCode() < 0 ? "-" : String.valueOf(view.exitCode());
  }

  private static String brief(String command) {
    String line = command.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND - 1) + "…";
  }
}
