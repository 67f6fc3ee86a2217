package dev.roost.engine.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCtlTest {
  @TempDir private Path directory;
  private Path socket;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void name() {
    socket = directory.resolve("engine.sock");
  }

  private int run(String... args) {
    return EngineCtl.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private FutureTask<Integer> start(String... args) {
    FutureTask<Integer> task = new FutureTask<>(() -> run(args));
    Thread.ofPlatform().daemon().name("ctl").start(task);
    return task;
  }

  @Test
  void printsTheAnswer() throws Exception {
    try (PeerEngine peer = new PeerEngine(socket)) {
      FutureTask<Integer> code =
          start(socket.toString(), "bounce", "pid=7", "target=12", "port=7400", "on=true");
      PeerEngine.Request request = peer.next();
      assertThat(request.fields())
          .containsEntry("op", "bounce")
          .containsEntry("pid", 7)
          .containsEntry("target", "12")
          .containsEntry("port", 7400)
          .containsEntry("on", true);
      request.result("null");
      assertThat(code.get(5, TimeUnit.SECONDS)).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo("{\"id\":1,\"ok\":true,\"result\":null}\n");
    }
  }

  @Test
  void failsWhenTheEngineSaysNo() throws Exception {
    try (PeerEngine peer = new PeerEngine(socket)) {
      FutureTask<Integer> code = start(socket.toString(), "why", "pid=7");
      peer.next().error("there is no process 7");
      assertThat(code.get(5, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("there is no process 7\n");
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"ok\":false");
    }
  }

  @Test
  void printsEventsUntilTheEngineGoes() throws Exception {
    FutureTask<Integer> code;
    try (PeerEngine peer = new PeerEngine(socket)) {
      code = start(socket.toString(), "listen");
      PeerEngine.Request request = peer.next();
      request.result("null");
      PeerEngine.send(request.from(), "{\"event\":{\"pid\":7}}");
    }
    assertThat(code.get(5, TimeUnit.SECONDS)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("{\"event\":{\"pid\":7}}\n");
  }

  @Test
  void saysInOneLineWhatIsWrong() {
    assertThat(run("x")).isEqualTo(1);
    assertThat(run(socket.toString(), "why")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("usage: EngineCtl SOCKET OP")
        .contains("engine cannot be reached at " + socket);
  }
}
