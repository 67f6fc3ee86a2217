package dev.roost.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.Admission;
import dev.roost.api.LoadVector;
import dev.roost.api.MigrationEvent;
import dev.roost.api.MigrationOutcome;
import dev.roost.api.ProcessView;
import dev.roost.api.StayReason;
import dev.roost.api.SyscallView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineClientTest {
  private static final String OUTCOME =
      """
      {"pid":7,"from":"a","to":"b","result":"COMMITTED","reason":"asked","bytes":4096,\
      "pauseMs":12,"totalMs":30.5}\
      """;
  private static final String EVENT =
      """
      {"event":{"kind":"COMMITTED","pid":7,"command":"gzip","home":"a","from":"a","to":"b",\
      "reason":"asked","bytes":4096,"pauseMs":12.5}}\
      """;

  @TempDir private Path directory;
  private Path socket;
  private PeerEngine peer;
  private EngineClient client;

  @BeforeEach
  void start() throws IOException {
    socket = directory.resolve("engine.sock");
    peer = new PeerEngine(socket);
    client = new EngineClient(socket);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    peer.close();
  }

  private static <T> FutureTask<T> call(Callable<T> callable) {
    FutureTask<T> task = new FutureTask<>(callable);
    Thread.ofPlatform().daemon().name("caller").start(task);
    return task;
  }

  private static <T> T end(FutureTask<T> task) throws Exception {
    return task.get(5, TimeUnit.SECONDS);
  }

  @Test
  void movesProcess() throws Exception {
    FutureTask<MigrationOutcome> outcome =
        call(() -> client.migrate(7, "b", "10.0.0.2", 7400, "asked"));
    PeerEngine.Request request = peer.next();
    assertThat(request.fields())
        .containsEntry("op", "migrate")
        .containsEntry("pid", 7)
        .containsEntry("target", "b")
        .containsEntry("host", "10.0.0.2")
        .containsEntry("port", 7400)
        .containsEntry("reason", "asked");
    request.result(OUTCOME);
    assertThat(end(outcome))
        .isEqualTo(
            new MigrationOutcome(
                7, "a", "b", MigrationOutcome.Result.COMMITTED, "asked", 4096, 12, 30.5));
  }

  @Test
  void readsEveryKindOfAnswer() throws Exception {
    FutureTask<List<ProcessView>> processes = call(client::processes);
    peer.next()
        .result(
            """
            [{"pid":7,"command":"gzip","uid":1000,"home":"a","where":"b","state":"AWAY",\
            "automatic":true,"moves":3,"cpuLoad":0.75,"memoryBytes":9000000000,\
            "callsPerSecond":12,"bytesPerSecond":2048,"callWait":0.25,"calls":100,"bytes":5,"ageMs":6,"movedMs":-1,"away":true,\
            "stay":{"word":"shared-memory","sentence":"It shares memory."}}]\
            """);
    assertThat(end(processes))
        .containsExactly(
            new ProcessView(
                7,
                "gzip",
                1000,
                "a",
                "b",
                ProcessView.State.AWAY,
                true,
                3,
                0.75,
                9_000_000_000L,
                12,
                2048,
                0.25,
                100,
                5,
                6,
                -1,
                new StayReason("shared-memory", "It shares memory.")));
    FutureTask<StayReason> why = call(() -> client.why(7));
    peer.next().result("null");
    assertThat(end(why)).isNull();
    FutureTask<LoadVector> load = call(client::load);
    peer.next()
        .result(
            """
            {"cpus":2,"speed":1.0,"runnable":0.5,"localLoad":0.4,"advertisedLoad":0.6,\
            "memoryTotalBytes":10,"memoryFreeBytes":5,"guests":1,"away":2}\
            """);
    assertThat(end(load)).isEqualTo(new LoadVector(2, 1.0, 0.5, 0.4, 0.6, 10, 5, 1, 2));
    FutureTask<LoadVector> pressed = call(client::load);
    peer.next()
        .result(
            """
            {"cpus":2,"speed":1.0,"runnable":0.5,"localLoad":0.4,"advertisedLoad":0.6,\
            "memoryTotalBytes":10,"memoryFreeBytes":5,"guests":1,"away":2,"memoryPressure":1,"swapTotalBytes":8,\
            "swapFreeBytes":7}\
            """);
    assertThat(end(pressed))
        .isEqualTo(new LoadVector(2, 1.0, 0.5, 0.4, 0.6, 10, 5, 1, 2, 1.0, 8L, 7L));
    FutureTask<List<SyscallView>> syscalls = call(client::syscalls);
    peer.next()
        .result(
            "[{\"number\":0,\"name\":\"read\",\"where\":\"HOME\",\"arguments\":\"\",\"note\":\"\"}]");
    assertThat(end(syscalls)).containsExactly(new SyscallView(0, "read", "HOME", "", ""));
    FutureTask<Integer> expelled = call(client::expel);
    peer.next().result("{\"count\":3}");
    assertThat(end(expelled)).isEqualTo(3);
  }

  @Test
  void saysWhomTheNodeTakes() throws Exception {
    Admission some = new Admission(Admission.Guests.SOME, List.of("a", "b"), "the owner works");
    FutureTask<Integer> sent = call(() -> client.admit(some));
    PeerEngine.Request request = peer.next();
    assertThat(request.fields())
        .containsEntry("op", "admit")
        .containsEntry("guests", "SOME")
        .containsEntry("homes", List.of("a", "b"))
        .containsEntry("reason", "the owner works");
    request.result("{\"count\":2}");
    assertThat(end(sent)).isEqualTo(2);
  }

  @Test
  void freezesAndThaws() throws Exception {
    FutureTask<Long> swapped = call(() -> client.freeze(7, true, "asked for by hand"));
    PeerEngine.Request freeze = peer.next();
    assertThat(freeze.fields())
        .containsEntry("op", "freeze")
        .containsEntry("pid", 7)
        .containsEntry("byHand", true)
        .containsEntry("reason", "asked for by hand");
    freeze.result("{\"pid\":7,\"swappedBytes\":9000000000}");
    assertThat(end(swapped)).isEqualTo(9_000_000_000L);
    FutureTask<String> thawed =
        call(
            () -> {
              client.thaw(7, "there is room");
              return "thawed";
            });
    PeerEngine.Request thaw = peer.next();
    assertThat(thaw.fields())
        .containsEntry("op", "thaw")
        .containsEntry("pid", 7)
        .containsEntry("reason", "there is room");
    thaw.result("{\"pid\":7}");
    assertThat(end(thawed)).isEqualTo("thawed");
  }

  @Test
  void saysWhyNothingWasFrozenOrThawed() throws Exception {
    FutureTask<Long> frozen = call(() -> client.freeze(7, false, "the node is red"));
    peer.next().error("pid 7 is not at home");
    assertThatThrownBy(() -> end(frozen)).cause().hasMessage("pid 7 is not at home");
    FutureTask<Long> empty = call(() -> client.freeze(8, false, "the node is red"));
    peer.next().result("{\"pid\":8}");
    assertThatThrownBy(() -> end(empty))
        .cause()
        .hasMessage("the engine answered freeze without swappedBytes: {pid=8}");
  }

  @Test
  void showsWhatIsFrozen() throws Exception {
    FutureTask<List<ProcessView>> processes = call(client::processes);
    peer.next()
        .result(
            """
            [{"pid":7,"command":"gzip","uid":1000,"home":"a","where":"a","state":"FROZEN",\
            "automatic":false,"moves":0,"cpuLoad":0,"memoryBytes":9,"callsPerSecond":0,\
            "bytesPerSecond":0,"callWait":0,"calls":0,"bytes":0,"ageMs":6,"movedMs":-1,\
            "stay":null,"nodes":[],"nice":10}]\
            """);
    ProcessView frozen = end(processes).getFirst();
    assertThat(frozen.state()).isEqualTo(ProcessView.State.FROZEN);
    assertThat(frozen.automatic()).isFalse();
    assertThat(frozen.nice()).isEqualTo(10);
  }

  @Test
  void answersMayComeInAnyOrderOnOneConnection() throws Exception {
    FutureTask<MigrationOutcome> slow = call(() -> client.migrate(7, "b", "h", 1, "r"));
    PeerEngine.Request first = peer.next();
    FutureTask<StayReason> quick = call(() -> client.why(8));
    PeerEngine.Request second = peer.next();
    assertThat(second.from()).isSameAs(first.from());
    second.result("{\"word\":\"ptraced\",\"sentence\":\"It is traced.\"}");
    assertThat(end(quick)).isEqualTo(new StayReason("ptraced", "It is traced."));
    assertThat(slow.isDone()).isFalse();
    first.result(OUTCOME);
    assertThat(end(slow).pid()).isEqualTo(7);
  }

  @Test
  void throwsTheSentenceOfTheEngine() throws Exception {
    FutureTask<StayReason> why = call(() -> client.why(9));
    peer.next().error("there is no process 9");
    assertThatThrownBy(() -> end(why))
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("there is no process 9");
  }

  @Test
  void namesWhatAnswerLacks() throws Exception {
    FutureTask<LoadVector> load = call(client::load);
    peer.next().result("{\"cpus\":\"two\"}");
    assertThatThrownBy(() -> end(load))
        .cause()
        .hasMessage("the engine sent two for LoadVector.cpus, which is a int");
  }

  @Test
  void failsAtOnceWhileEngineIsAwayAndWorksWhenItIsBack() throws Exception {
    peer.close();
    assertThatThrownBy(client::load)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("engine cannot be reached at " + socket + ": ")
        .hasMessageEndingWith("; is it running?");
    peer = new PeerEngine(socket);
    FutureTask<Integer> expelled = call(client::expel);
    peer.next().result("{\"count\":0}");
    assertThat(end(expelled)).isZero();
  }

  @Test
  void endsWaitingCallsWhenEngineDies() throws Exception {
    FutureTask<LoadVector> load = call(client::load);
    peer.next();
    peer.close();
    assertThatThrownBy(() -> end(load))
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the connection to the engine at " + socket + " broke: ");
  }

  @Test
  void interruptedCallerDoesNotCloseTheConnection() throws Exception {
    FutureTask<StayReason> waiting = call(() -> client.why(1));
    PeerEngine.Request first = peer.next();
    Thread impatient = Thread.ofPlatform().name("impatient").unstarted(() -> callAndGiveUp());
    impatient.start();
    peer.next();
    impatient.interrupt();
    assertThat(impatient.join(java.time.Duration.ofSeconds(5))).isTrue();
    first.result("null");
    assertThat(end(waiting)).isNull();
  }

  private void callAndGiveUp() {
    try {
      client.why(2);
    } catch (IOException e) {
      System.out.println("gave up: " + e.getMessage());
    }
  }

  @Test
  void listenersHearEventsAlsoAfterEngineCameBack() throws Exception {
    BlockingQueue<MigrationEvent> heard = new LinkedBlockingQueue<>();
    FutureTask<AutoCloseable> registration = call(() -> client.listen(heard::add));
    PeerEngine.Request listen = peer.next();
    assertThat(listen.op()).isEqualTo("listen");
    listen.result("null");
    AutoCloseable closer = end(registration);
    PeerEngine.send(listen.from(), EVENT);
    MigrationEvent event = heard.poll(5, TimeUnit.SECONDS);
    assertThat(event)
        .isEqualTo(
            new MigrationEvent(
                MigrationEvent.Kind.COMMITTED, 7, "gzip", "a", "a", "b", "asked", 4096, 12.5));

    peer.close();
    peer = new PeerEngine(socket);
    PeerEngine.Request again = peer.next();
    assertThat(again.op()).isEqualTo("listen");
    again.result("null");
    PeerEngine.send(again.from(), EVENT);
    assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(event);
    closer.close();
  }

  @Test
  void listenerMayCallAndMayFail() throws Exception {
    BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    FutureTask<AutoCloseable> failing =
        call(
            () ->
                client.listen(
                    event -> {
                      throw new IllegalStateException("listener of a test");
                    }));
    PeerEngine.Request listen = peer.next();
    listen.result("null");
    end(failing).getClass();
    end(call(() -> client.listen(event -> heard.add(expelled()))));
    PeerEngine.send(listen.from(), EVENT);
    peer.next().result("{\"count\":4}");
    assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(4);
  }

  private Object expelled() {
    try {
      return client.expel();
    } catch (IOException e) {
      return e;
    }
  }
}
