package dev.roost.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.api.Joining;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoiningCommandsTest {
  @TempDir private Path cache;
  private final Network network = new Network();
  private Console console;

  /** Has kitchen waiting, whose code is 483920-7315, and writes down what it is asked. */
  private static final class Network implements Joining {
    private List<WaitingNode> waiting =
        List.of(new WaitingNode("kitchen", List.of("10.0.0.7", "10.1.0.7")));
    private String asked = "";
    private String told = "";

    @Override
    public List<WaitingNode> waiting() {
      return waiting;
    }

    @Override
    public Token token(Duration life) {
      asked = life.toString();
      return new Token("attic.local/AAAA", 1_764_590_400_000L);
    }

    @Override
    public Pairing pair(String node) throws IOException {
      if (!node.equals("kitchen")) {
        throw new IOException("no node " + node + " waits on this network");
      }
      return new Pairing(node, "483920", System.currentTimeMillis() + 300_000);
    }

    @Override
    public void admit(String node, String code) throws IOException {
      told = code;
      if (!code.equals("483920-7315")) {
        throw new IOException("the code is not the one on the screen of kitchen");
      }
      asked = node + " " + code;
    }
  }

  @BeforeEach
  void start() throws Exception {
    console = new Console(cache);
    console.publish(Joining.class, network);
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
  }

  @Test
  void listsWhoWaits() throws Exception {
    assertThat(console.run("roost:nodes --waiting").lines())
        .containsExactly("NODE     ADDRESSES", "kitchen  10.0.0.7 10.1.0.7");
    assertThat(JSON.std.listFrom(console.run("roost:nodes --waiting --json"))).hasSize(1);
    network.waiting = List.of();
    assertThat(console.run("roost:nodes --waiting")).isEqualTo("no node waits on this network\n");
  }

  @Test
  void saysWithWhatTheCodeMustBeginAndTakesTheWhole() throws Exception {
    assertThat(console.run("roost:accept kitchen"))
        .contains("does not begin with 483920")
        .contains("roost:accept kitchen CODE");
    assertThat(console.run("roost:accept kitchen 483920-7315"))
        .isEqualTo("kitchen is taken in; its engine and agent start again\n");
    assertThat(network.asked).isEqualTo("kitchen 483920-7315");
  }

  @Test
  void takesTheCodeWithItsZeros() throws Exception {
    for (String code : List.of("000012-0003", "0000120003")) {
      assertThat(console.fails("roost:accept kitchen " + code)).contains("not the one");
      assertThat(network.told).isEqualTo(code);
    }
  }

  @Test
  void saysWhyANodeIsNotTakenIn() {
    assertThat(console.fails("roost:accept kitchen 483920-0000"))
        .isEqualTo("the code is not the one on the screen of kitchen\n");
    assertThat(console.fails("roost:accept cellar"))
        .isEqualTo("no node cellar waits on this network\n");
  }

  @Test
  void makesATokenForADayOrForAsLongAsIsSaid() throws Exception {
    assertThat(console.run("roost:token").lines())
        .containsExactly("attic.local/AAAA", "good for one node, until 2025-12-01T12:00:00Z");
    assertThat(network.asked).isEqualTo("PT24H");
    console.run("roost:token --life 30m");
    assertThat(network.asked).isEqualTo("PT30M");
    assertThat(console.fails("roost:token --life soon"))
        .isEqualTo("'soon' is no time: say for example --life 30m, --life 24h or --life 7d\n");
  }
}
