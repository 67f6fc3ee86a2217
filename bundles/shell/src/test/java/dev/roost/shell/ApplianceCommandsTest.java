package dev.roost.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.api.Appliance;
import dev.roost.api.ImageView;
import dev.roost.api.ImageView.Result;
import dev.roost.api.ImageView.Slot;
import dev.roost.api.ImageView.State;
import dev.roost.api.ImageView.Update;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplianceCommandsTest {
  private static final List<Slot> SLOTS =
      List.of(new Slot("0.1.0", State.GOOD), new Slot(null, State.EMPTY));

  @TempDir private Path cache;
  private final Asked appliance = new Asked();
  private Console console;

  /** Writes down what it is asked, and refuses what is called {@code old}. */
  private static final class Asked implements Appliance {
    private String asked = "";

    @Override
    public ImageView image() {
      return new ImageView("0.1.0", "cloud", SLOTS, null);
    }

    @Override
    public void update(String from, Set<UpdateOption> options, Consumer<String> progress)
        throws IOException {
      if (from.contains("old")) {
        throw new IOException("0.0.9 is older than 0.1.0, which runs");
      }
      asked = from + " " + options;
      progress.accept("0.2.0 is installed");
    }

    @Override
    public void factoryReset(String node, Consumer<String> progress) {
      asked = "reset " + node;
      progress.accept(node + " loses all its data now and starts as new");
    }
  }

  @BeforeEach
  void start() throws Exception {
    console = new Console(cache);
    console.publish(Appliance.class, appliance);
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
  }

  @Test
  void showsTheVersionsOnTheDisk() throws Exception {
    assertThat(console.run("roost:update").lines())
        .containsExactly(
            "   VERSION  STATE",
            "*  0.1.0    good",
            "   -        empty",
            "profile cloud; no update was asked for yet");
    assertThat(JSON.std.mapFrom(console.run("roost:update --json")))
        .containsEntry("running", "0.1.0")
        .containsEntry("last", null);
  }

  @Test
  void saysWhatBecameOfTheLastUpdate() {
    assertThat(last(Result.ROLLED_BACK, ""))
        .isEqualTo(
            "profile cloud; the last update, to 0.2.0 2m ago, was not good in three starts; the"
                + " version before it came back");
    assertThat(last(Result.REFUSED, "0.2.0 is not signed"))
        .endsWith("refused: 0.2.0 is not signed");
    assertThat(last(Result.INSTALLED, "")).endsWith("is installed; the next start is its first");
    assertThat(last(Result.TRIAL, "")).endsWith("runs, and was not found good yet");
    assertThat(last(Result.GOOD, "")).endsWith("is good");
  }

  private static String last(Result result, String reason) {
    Update update = new Update(1_000_000, "0.2.0", result, reason);
    return UpdateCommand.text(new ImageView("0.1.0", "cloud", SLOTS, update), 1_120_000)
        .lines()
        .toList()
        .getLast();
  }

  @Test
  void updatesAndTellsHowItGoes() throws Exception {
    assertThat(console.run("roost:update /home/operator/new.tar"))
        .isEqualTo("0.2.0 is installed\n");
    assertThat(appliance.asked).isEqualTo("/home/operator/new.tar []");
    console.run("roost:update --downgrade --later http://10.0.0.1/x.tar");
    assertThat(appliance.asked).isEqualTo("http://10.0.0.1/x.tar [DOWNGRADE, LATER]");
  }

  @Test
  void saysWhyAnUpdateWasRefused() {
    assertThat(console.fails("roost:update /old.tar"))
        .isEqualTo("0.0.9 is older than 0.1.0, which runs\n");
    assertThat(console.fails("roost:update --later"))
        .isEqualTo("say what to update with: roost:update FILE or roost:update URL\n");
  }

  @Test
  void resetsTheNodeThatIsNamed() throws Exception {
    assertThat(console.run("roost:factory-reset kitchen"))
        .isEqualTo("kitchen loses all its data now and starts as new\n");
    assertThat(appliance.asked).isEqualTo("reset kitchen");
    assertThat(console.fails("roost:factory-reset")).contains("NODE");
    assertThat(appliance.asked).isEqualTo("reset kitchen");
  }
}
