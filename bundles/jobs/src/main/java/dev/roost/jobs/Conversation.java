package dev.roost.jobs;

import dev.roost.api.JobOptions;
import dev.roost.api.JobView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said on one connection: docs/jobs.md, The keepers' socket. What the peer says wrong is
 * answered with {@code no}; what it may not say, too. A keeper that has jobs is never told so, for
 * it would give them up: the connection is closed, and it comes back and says everything again.
 */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final int MOST_COMMANDS = 100_000;
  private static final Set<String> RUN = Set.of("pid", "class", "best", "nodes", "stay", "memory");
  private static final Set<String> ADD =
      Set.of(
          "pid",
          "most",
          "priority",
          "held",
          "class",
          "best",
          "nodes",
          "stay",
          "memory",
          "output",
          "directory");

  private final String user;
  private final Link link;
  private final Jobs jobs;
  private final Keepers keepers;
  private final Dispatcher dispatcher;
  private final Ends ends;
  private final Function<String, JobClass> classes;
  private final Runnable wake;
  private Wishes adding;
  private List<String> commands;
  private long keeper;
  private Started started;

  /** A program that {@code run} is about to begin. */
  private record Started(int pid, JobOptions options) {}

  /**
   * @param user who the peer is, as the kernel says
   * @param wake has the queue look at once
   */
  Conversation(
      String user,
      Link link,
      Jobs jobs,
      Keepers keepers,
      Dispatcher dispatcher,
      Ends ends,
      Function<String, JobClass> classes,
      Runnable wake) {
    this.user = user;
    this.link = link;
    this.jobs = jobs;
    this.keepers = keepers;
    this.dispatcher = dispatcher;
    this.ends = ends;
    this.classes = classes;
    this.wake = wake;
  }

  /** Takes one line. */
  void take(String line) {
    try {
      List<String> words = Words.of(line);
      take(words.getFirst(), words.subList(1, words.size()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      adding = null;
      if (keeper == 0) {
        link.send(List.of("no", String.valueOf(e.getMessage())));
      } else {
        LOG.warn("Keeper {} must say again '{}': {}", keeper, line, e.getMessage(), e);
        link.close();
      }
    }
  }

  private void take(String verb, List<String> rest) {
    switch (verb) {
      case "add" -> {
        adding = Wishes.of(Words.pairs(rest), ADD, classes);
        // What makes no sense is refused before all the commands come.
        adding.options();
        adding.priority();
        commands = new ArrayList<>();
      }
      case "command" -> command(rest);
      case "end" -> submit();
      case "back" -> back(Words.pairs(rest));
      case "waiting", "running", "ended" -> ofJob(verb, rest);
      case "run" -> run(Wishes.of(Words.pairs(rest), RUN, classes));
      default ->
          throw new IllegalArgumentException(
              "'%s' is not known; known are add, back, command, end, ended, run, running, waiting"
                  .formatted(verb));
    }
  }

  private void command(List<String> words) {
    if (adding == null) {
      return; // The answer to the line before has said why.
    }
    if (commands.size() == MOST_COMMANDS) {
      throw new IllegalArgumentException("more than %d commands at once".formatted(MOST_COMMANDS));
    }
    commands.add(String.join(" ", words));
  }

  private void submit() {
    if (adding == null) {
      return;
    }
    int pid = (int) adding.number("pid", 0);
    List<JobView> added =
        jobs.add(
            new Submission(
                user,
                pid,
                ProcStart.ticks(pid),
                (int) Math.min(adding.number("most", Integer.MAX_VALUE), Integer.MAX_VALUE),
                adding.priority(),
                adding.is("held"),
                adding.itsClass().name(),
                adding.options(),
                adding.text("directory", ""),
                adding.text("output", "job-%j.out"),
                commands));
    adding = null;
    keeper = added.getFirst().keeper();
    keepers.arrived(keeper, link);
    List<String> answer = new ArrayList<>(List.of("added", "keeper=" + keeper));
    answer.add("ends=" + ends.directory());
    answer.addAll(placement(added.getFirst().options()));
    answer.add("jobs=" + String.join(",", added.stream().map(job -> "" + job.id()).toList()));
    link.send(answer);
    wake.run();
  }

  private void back(Map<String, String> said) {
    long id = new Wishes(said, JobClass.NONE).number("keeper", 0);
    Optional<Keeper> known = jobs.keeper(id).filter(k -> k.user().equals(user));
    if (known.isEmpty()) {
      throw new IllegalArgumentException("%s has no keeper %d".formatted(user, id));
    }
    keeper = id;
    keepers.arrived(id, link);
    wake.run();
  }

  /** A keeper speaks of its own jobs only. */
  private void ofJob(String verb, List<String> rest) {
    if (keeper == 0 || rest.isEmpty()) {
      throw new IllegalArgumentException("%s is said of a job, after back".formatted(verb));
    }
    long id = new Wishes(Map.of("job", rest.getFirst()), JobClass.NONE).number("job", 0);
    Optional<JobView> job = jobs.find(id).filter(its -> its.keeper() == keeper);
    if (job.isEmpty()) {
      link.send(List.of("forget", String.valueOf(id)));
      return;
    }
    List<String> said = rest.subList(1, rest.size());
    switch (verb) {
      case "waiting" -> dispatcher.waiting(job.get());
      case "running" -> dispatcher.running(job.get(), pid(said));
      default -> {
        dispatcher.ended(job.get(), Ends.read(said));
        wake.run();
      }
    }
  }

  private static int pid(List<String> said) {
    return (int) Wishes.of(Words.pairs(said), Set.of("pid"), name -> null).number("pid", 0);
  }

  private void run(Wishes wishes) {
    JobOptions options = wishes.options();
    if (options.best() && dispatcher.hasNoRoom(options)) {
      throw new IllegalArgumentException(
          "no node that it may use has %d bytes free now; queue add would wait for one"
              .formatted(options.memoryBytes()));
    }
    started = new Started((int) wishes.number("pid", 0), options);
    List<String> answer = new ArrayList<>(List.of("ok"));
    answer.addAll(placement(options));
    link.send(answer);
  }

  private static List<String> placement(JobOptions options) {
    List<String> words = new ArrayList<>();
    if (options.stay()) {
      words.add("stay=1");
    }
    if (!options.nodes().isEmpty()) {
      words.add("nodes=" + String.join(",", options.nodes()));
    }
    return words;
  }

  /** The peer has closed the connection: of {@code run}, because its program has begun. */
  void over() {
    if (keeper != 0) {
      keepers.left(keeper, link);
      wake.run();
    }
    if (started != null && started.options().best()) {
      dispatcher.toBest(started.pid(), started.options(), null);
    }
  }
}
