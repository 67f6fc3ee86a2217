package dev.roost.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.api.ClusterView;
import dev.roost.api.Discovery;
import dev.roost.api.JobQueue;
import dev.roost.api.JobView;
import dev.roost.api.MigrationService;
import dev.roost.api.NodeView;
import dev.roost.api.Placement;
import dev.roost.api.ProcessView;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String USAGE =
      "say roost:policy, roost:policy use NAME or roost:policy explain PID [POLICY]\n";

  @TempDir private Path cache;
  private final SmallCluster cluster = new SmallCluster();
  private final SmallQueue queue = new SmallQueue();
  private Console console;

  @BeforeEach
  void start() throws Exception {
    console = new Console(cache);
    console.publish(ClusterView.class, cluster);
    console.publish(Discovery.class, cluster);
    console.publish(MigrationService.class, cluster);
    console.publish(Placement.class, cluster);
    console.publish(JobQueue.class, queue);
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
  }

  private static String[] names(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }

  @Test
  void showsNodesAndBroker() throws Exception {
    assertThat(console.run("roost:nodes").lines())
        .containsExactly(
            "NODE  STATE  CPUS  LOAD     FREE   MEMORY  GUESTS  AWAY  HEARD  ENGINE         VERSION"
                + "  KERNEL",
            "n1 *  READY     2  1.50  3.0 GiB  8.0 GiB       0     1   0.4s  10.7.0.1:7400  0.1.0  "
                + "  6.12.9",
            "n2    LOST      -     -        -        -       -     -    65s  10.7.0.2:7400  0.1.0  "
                + "  6.12.9",
            "cluster lab, broker: connected to n1:8883");
  }

  @Test
  void printsNodesAsJson() throws Exception {
    Map<String, Object> all = JSON.std.mapFrom(console.run("roost:nodes --json"));
    assertThat(all)
        .containsEntry("cluster", "lab")
        .containsEntry("self", "n1")
        .containsEntry("broker", Map.of("connected", true, "sentence", "connected to n1:8883"));
    Object[] nodes = ((List<?>) all.get("nodes")).toArray();
    assertThat(nodes).hasSize(2);
    assertThat(((Map<?, ?>) nodes[0]).keySet().toArray()).isEqualTo(names(NodeView.class));
  }

  @Test
  void showsProcesses() throws Exception {
    assertThat(console.run("roost:ps").lines())
        .containsExactly(
            " PID  COMMAND   HOME  WHERE  STATE  MOVES  CPU    MEMORY  CALLS/S  BYTES/S  WAITS "
                + " STAYS",
            " 120  gzip      n1    n2     AWAY       1  98%  12.0 MiB       42  3.0 MiB    12%",
            "1234  postgres  n1    n1     HOME       0   2%     512 B        0      0 B    "
                + " 0%  shared-memory");
  }

  @Test
  void printsProcessesAsJsonUnderTheirComponentNamesOnly() throws Exception {
    List<Object> all = JSON.std.listFrom(console.run("roost:ps --json"));
    Map<?, ?> first = (Map<?, ?>) all.getFirst();
    assertThat(first.keySet().toArray()).isEqualTo(names(ProcessView.class));
    assertThat(first.get("stay")).isNull();
    assertThat(((Map<?, ?>) all.get(1)).get("stay"))
        .isEqualTo(
            Map.of("word", "shared-memory", "sentence", "It shares writable memory with pid 9."));
  }

  @Test
  void migratesAndSaysHow() throws Exception {
    assertThat(console.run("roost:migrate 120 n2"))
        .isEqualTo("120 runs on n2 now: 2.0 MiB sent, paused 31.3 ms, 80.0 ms in all\n");
    assertThat(console.run("roost:migrate 120 home"))
        .isEqualTo("120 is at home again: 4.0 KiB sent, paused 12.5 ms, 20.0 ms in all\n");
    assertThat(JSON.std.mapFrom(console.run("roost:migrate --json 120 n2")))
        .containsEntry("result", "COMMITTED")
        .containsEntry("bytes", 2 << 20);
    assertThat(JSON.std.mapFrom(console.run("roost:migrate --json 1234 best", 1)))
        .containsEntry("result", "REFUSED");
  }

  @Test
  void migratesAFamilyParentsFirst() throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 300 & sleep 300 & echo up; wait").start();
    try {
      assertThat(shell.inputReader().readLine()).isEqualTo("up");

      String family = console.run("roost:migrate --tree " + shell.pid() + " n2");

      assertThat(family).startsWith(shell.pid() + " runs on n2 now: ").hasLineCount(3);
      for (int child : Family.of((int) shell.pid())) {
        assertThat(family).contains(child + " runs on n2 now: ");
      }
      assertThat(
              JSON.std.listFrom(console.run("roost:migrate --json --tree " + shell.pid() + " n2")))
          .hasSize(3);
      assertThat(console.run("roost:migrate --tree " + shell.pid() + " best", 1))
          .contains(shell.pid() + " stays on n1");
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  @Test
  void failsWithOneLineThatSaysWhatIsWrong() {
    assertThat(console.fails("roost:migrate 1234 best"))
        .isEqualTo("1234 stays on n1: It shares writable memory with pid 9.\n");
    assertThat(console.fails("roost:migrate 120 nowhere"))
        .isEqualTo("there is no node 'nowhere'; known nodes: n1, n2\n");
    assertThat(console.fails("roost:why gzip"))
        .isEqualTo("'gzip' is not a process id: it is a number, as roost:ps shows it\n");
    assertThat(console.fails("roost:why 5")).isEqualTo("there is no process 5\n");
    assertThat(console.fails("roost:policy use spread"))
        .isEqualTo("there is no placement policy 'spread'; installed: hold, load\n");
    assertThat(console.fails("roost:policy load")).isEqualTo(USAGE);
    cluster.stopEngine();
    assertThat(console.fails("roost:ps"))
        .isEqualTo("engine cannot be reached at /run/x: gone; is it running?\n");
  }

  @Test
  void saysWhy() throws Exception {
    assertThat(console.run("roost:why 120")).isEqualTo("120 can move now.\n");
    assertThat(console.run("roost:why 1234"))
        .isEqualTo("1234 stays (shared-memory): It shares writable memory with pid 9.\n");
    assertThat(JSON.std.mapFrom(console.run("roost:why --json 120")))
        .containsEntry("pid", 120)
        .containsEntry("stay", null);
  }

  @Test
  void freezesAndThaws() throws Exception {
    assertThat(console.run("roost:freeze 1234"))
        .isEqualTo("1234 is frozen, 3.0 MiB of its memory are in swap\n");
    assertThat(console.run("roost:ps").lines().toList().getLast())
        .contains("FROZEN")
        .endsWith("frozen by hand");
    assertThat(console.run("roost:thaw 1234")).isEqualTo("1234 goes on\n");
    assertThat(console.run("roost:ps")).doesNotContain("FROZEN");
    assertThat(JSON.std.mapFrom(console.run("roost:freeze --json 1234")))
        .isEqualTo(Map.of("pid", 1234, "swappedBytes", 3 << 20));
    assertThat(JSON.std.mapFrom(console.run("roost:thaw --json 1234")))
        .isEqualTo(Map.of("pid", 1234));
  }

  @Test
  void saysWhatCannotBeFrozenOrThawed() {
    assertThat(console.fails("roost:freeze 120"))
        .isEqualTo("pid 120 is not at home: it is on n2\n");
    assertThat(console.fails("roost:thaw 1234")).isEqualTo("pid 1234 is not frozen\n");
    assertThat(console.fails("roost:freeze gzip"))
        .isEqualTo("'gzip' is not a process id: it is a number, as roost:ps shows it\n");
    assertThat(console.complete("freeze", "roost:freeze 12")).containsExactly("120", "1234");
    assertThat(console.complete("thaw", "roost:thaw 123")).containsExactly("1234");
  }

  @Test
  void showsAndChoosesPolicies() throws Exception {
    assertThat(console.run("roost:policy").lines())
        .containsExactly(
            "   POLICY  PROPOSALS  WHAT IT DOES           LAST FAULT",
            "   hold            0  Never moves anything.",
            "*  load           12  Moves.                 propose() threw oops");
    assertThat(console.run("roost:policy use hold")).contains("*  hold");
    cluster.uninstallHold();
    assertThat(console.run("roost:policy").lines().toList().getLast())
        .isEqualTo("nothing moves by itself: the policy that was chosen is not installed");
  }

  @Test
  void saysAndChoosesWhomTheNodeTakes() throws Exception {
    assertThat(console.run("roost:node"))
        .isEqualTo(
            "n1 is left to its policies: it takes guests of n2 only: its owner uses 1.0 CPUs.\n");
    assertThat(console.run("roost:node reserve"))
        .isEqualTo("n1 is reserved: it takes no guests.\n");
    assertThat(console.run("roost:node open"))
        .isEqualTo("n1 is open: it takes guests of every home.\n");
    assertThat(JSON.std.mapFrom(console.run("roost:node --json auto")))
        .containsEntry("node", "n1")
        .containsEntry("mode", "auto")
        .containsEntry(
            "admission",
            Map.of("guests", "SOME", "homes", List.of("n2"), "reason", "its owner uses 1.0 CPUs"));
    assertThat(console.fails("roost:node close"))
        .isEqualTo("say roost:node, roost:node reserve, roost:node open or roost:node auto\n");
    assertThat(console.complete("node", "roost:node r")).containsExactly("reserve");
  }

  @Test
  void showsWhatThePolicyReckonsWith() throws Exception {
    assertThat(console.run("roost:policy explain 120").lines())
        .containsExactly(
            "NODE     CPU   TALK    COST  NOTE",
            "n2     1.000  0.500   1.500",
            "n1    12.000  0.000  12.000  is full",
            "It stays.");
    assertThat(JSON.std.mapFrom(console.run("roost:policy --json explain 120")))
        .containsEntry("verdict", "It stays.");
    assertThat(JSON.std.mapFrom(console.run("roost:policy --json explain 120 hold")))
        .containsEntry("policy", "hold");
    assertThat(console.fails("roost:policy use load hold")).isEqualTo(USAGE);
    assertThat(console.fails("roost:policy explain 5"))
        .isEqualTo("pid 5 is not one that policies look at; roost:ps shows these\n");
    assertThat(console.fails("roost:policy explain gzip")).contains("is not a process id");
  }

  @Test
  void showsJobsInTheirOrder() throws Exception {
    assertThat(console.run("roost:queue").lines().map(line -> line.strip().replaceAll("  +", "  ")))
        .containsExactly(
            "JOB  USER  STATE  PRIO  SINCE  PID  EXIT  CPU  NODES  COMMAND",
            "12  ann  RUNNING  50  3h  340  -  9.8s  n1,n2  make test",
            "14  ann  QUEUED  20  3h  -  -  0.0s  -  gzip -9 a.iso",
            "11  bob  DONE  50  3h  280  3  4.1s  n1  sh");
    Map<String, Object> first = JSON.std.mapFrom(console.run("roost:queue --json hold 14"));
    assertThat(first).containsEntry("id", 14).containsEntry("state", "HELD");
    assertThat(first).containsOnlyKeys(names(JobView.class));
    assertThat(JSON.std.listFrom(console.run("roost:queue --json list"))).hasSize(3);
  }

  @Test
  void changesJobsAndSaysWhatTheyAre() throws Exception {
    assertThat(console.run("roost:queue hold 14")).isEqualTo("job 14 is HELD\n");
    assertThat(console.run("roost:queue release 14")).isEqualTo("job 14 is QUEUED\n");
    assertThat(console.run("roost:queue priority 14 7")).isEqualTo("job 14 is QUEUED\n");
    assertThat(queue.job(14).priority()).isEqualTo(7);
    assertThat(console.run("roost:queue cancel 12")).isEqualTo("job 12 is CANCELLING\n");
    assertThat(console.complete("queue", "roost:queue cancel ")).containsExactly("12", "14");
  }

  @Test
  void waitEndsAsTheJobDid() throws Exception {
    assertThat(console.run("roost:queue wait 11", 3))
        .isEqualTo("job 11 is DONE: it ended with exit code 3\n");
  }

  @Test
  void saysWhatIsWrongWithAJob() {
    assertThat(console.fails("roost:queue hold 99")).isEqualTo("there is no job 99\n");
    assertThat(console.fails("roost:queue hold gzip"))
        .isEqualTo("'gzip' is not the number of a job, as roost:queue list shows it\n");
    assertThat(console.fails("roost:queue hold"))
        .startsWith("say roost:queue list, hold JOB, release JOB");
    assertThat(console.fails("roost:queue dance 12"))
        .startsWith("say roost:queue list, hold JOB, release JOB");
  }

  @Test
  void printsTheTableOfSystemCalls() throws Exception {
    assertThat(console.run("roost:syscalls").lines())
        .containsExactly(
            "NR  NAME  WHERE   ARGUMENTS                      NOTE",
            " 0  read  HOME    fd, out buffer[return], count",
            "57  fork  RETURN                                 comes home first");
    assertThat(JSON.std.listFrom(console.run("roost:syscalls --json"))).hasSize(2);
  }

  @Test
  void completesPidsNodesAndPolicies() {
    assertThat(console.complete("migrate", "roost:migrate 1")).containsExactly("120", "1234");
    assertThat(console.complete("migrate", "roost:migrate 120 "))
        .containsExactly("best", "home", "n1", "n2");
    assertThat(console.complete("policy", "roost:policy u")).containsExactly("use");
    assertThat(console.complete("policy", "roost:policy use l")).containsExactly("load");
    assertThat(console.complete("migrate", "roost:migrate 77 h")).containsExactly("home");
    assertThat(console.complete("why", "roost:why g")).isEmpty();
    cluster.stopEngine();
    assertThat(console.complete("why", "roost:why g")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodes",
        "ps",
        "migrate",
        "why",
        "freeze",
        "thaw",
        "policy",
        "node",
        "syscalls",
        "queue",
        "update",
        "factory-reset",
        "token",
        "accept"
      })
  void explainsItself(String name) throws Exception {
    assertThat(console.run("roost:" + name + " --help"))
        .contains("DESCRIPTION", "DETAILS", "--json");
  }
}
