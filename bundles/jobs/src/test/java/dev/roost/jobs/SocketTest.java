package dev.roost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.JobView.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said on the socket, by hand. */
class SocketTest {
  @TempDir private Path directory;

  private KeptQueue queue;
  private SocketChannel channel;
  private BufferedReader in;

  @BeforeEach
  void open() throws IOException {
    queue = new KeptQueue(directory);
    channel = SocketChannel.open(UnixDomainSocketAddress.of(queue.socket()));
    in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel)));
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
    queue.close();
  }

  private String ask(String lines) throws IOException {
    channel.write(ByteBuffer.wrap((lines + "\n").getBytes(StandardCharsets.US_ASCII)));
    return String.join(" ", Words.of(in.readLine()));
  }

  @Test
  void whatIsWrongIsAnsweredInOneLine() throws IOException {
    assertThat(ask("dance")).startsWith("no 'dance' is not known; known are add, back");
    assertThat(ask("add colour=red")).startsWith("no 'colour' is not known; known are best, ");
    assertThat(ask("add nodes=N2")).startsWith("no ");
    assertThat(ask("add%2")).startsWith("no ").contains("hexadecimal");
    assertThat(ask("running 1 pid=7")).isEqualTo("no running is said of a job, after back");
    assertThat(ask("back keeper=7 pid=1")).isEqualTo("no root has no keeper 7");
    assertThat(ask("run pid=1 best=1 memory=999999999999"))
        .startsWith("no no node that it may use has 999999999999 bytes free now");
    assertThat(ask("run pid=1 best=1 stay=1")).contains("exclude each other");
  }

  @Test
  void answerSaysWhatTheClassWants() throws IOException {
    assertThat(ask("run pid=1 class=night")).isEqualTo("ok nodes=n2");
  }

  @Test
  void programOfRunIsSentToTheBestNodeOnceItHasBegun() throws IOException {
    assertThat(ask("run pid=4711 best=1")).isEqualTo("ok");
    assertThat(queue.moves).isEmpty();
    channel.close();

    KeptQueue.until("it is sent", () -> "n2".equals(queue.moves.get(4711)));
  }

  @Test
  void jobThatIsUnknownIsToBeForgotten() throws IOException {
    long pid = ProcessHandle.current().pid();
    assertThat(ask("add held=1 pid=" + pid + "\ncommand a%20b c\nend"))
        .matches("added keeper=1 ends=.* jobs=1");
    assertThat(queue.jobs().job(1).command()).isEqualTo("a b c");
    assertThat(ask("ended 9 code=0 cpu=1")).isEqualTo("forget 9");
    assertThat(queue.state(1)).isEqualTo(State.HELD);
  }

  @Test
  void keeperIsNotToldNoWhenTheQueueCannotBeWritten() throws Exception {
    ask("add held=1 pid=" + ProcessHandle.current().pid() + "\ncommand a\nend");
    queue.jobs().close();
    channel.write(ByteBuffer.wrap("ended 1 code=0 cpu=1\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(in.readLine()).as("the end of the connection").isNull();
    assertThat(queue.state(1)).isEqualTo(State.HELD);
  }

  @Test
  void startThatWasLostIsSaidAgain() throws IOException {
    long pid = ProcessHandle.current().pid();
    ask("add pid=" + pid + "\ncommand a\nend");
    assertThat(in.readLine()).isEqualTo("start 1");

    assertThat(ask("back keeper=1 pid=" + pid + "\nwaiting 1")).isEqualTo("start 1");
  }
}
