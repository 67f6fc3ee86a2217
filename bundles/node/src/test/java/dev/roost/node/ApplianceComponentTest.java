package dev.roost.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.Appliance.UpdateOption;
import dev.roost.api.ImageView;
import dev.roost.api.ImageView.Result;
import dev.roost.api.ImageView.Slot;
import dev.roost.api.ImageView.State;
import dev.roost.api.ImageView.Update;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplianceComponentTest {
  @TempDir private Path directory;
  private final List<String> progress = new ArrayList<>();
  private PeerUpdater peer;
  private ApplianceComponent appliance;

  @BeforeEach
  void start() throws IOException {
    peer = new PeerUpdater(directory.resolve("socket"));
    Download download = new Download(directory.resolve("downloads"), "");
    appliance = new ApplianceComponent(directory.resolve("socket"), download);
  }

  @AfterEach
  void stop() throws IOException {
    peer.close();
  }

  @Test
  void readsWhatIsOnTheDisk() throws Exception {
    peer.answer(
        """
        running 0.1.0
        profile cloud
        slot 0.1.0 good
        slot 0.2.0 bad
        weather fine
        last 1764230000 rolled-back 0.2.0 -
        done
        """);
    assertThat(appliance.image())
        .isEqualTo(
            new ImageView(
                "0.1.0",
                "cloud",
                List.of(new Slot("0.1.0", State.GOOD), new Slot("0.2.0", State.BAD)),
                new Update(1_764_230_000_000L, "0.2.0", Result.ROLLED_BACK, "")));
    assertThat(peer.asked()).isEqualTo("status");
  }

  @Test
  void readsAnEmptySlotAndWhyAnUpdateWasRefused() throws Exception {
    peer.answer("running 1\nslot - empty\nlast 5 refused 0.2.0 0.2.0 is older than 1\ndone\n");
    ImageView image = appliance.image();
    assertThat(image.slots()).containsExactly(new Slot(null, State.EMPTY));
    assertThat(image.last())
        .isEqualTo(new Update(5_000, "0.2.0", Result.REFUSED, "0.2.0 is older than 1"));
  }

  @Test
  void saysWhichLineIsNoStatus() {
    for (String line : List.of("slot 0.1.0 rusty", "slot", "last x good 1 -")) {
      peer.answer("running 0.1.0\n" + line + "\ndone\n");
      assertThatThrownBy(appliance::image)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(line);
    }
    peer.answer("profile cloud\ndone\n");
    assertThatThrownBy(appliance::image).hasMessageContaining("did not say which version runs");
  }

  @Test
  void asksForAnUpdateWithItsOptionsAndHandsTheProgressOn() throws Exception {
    peer.answer("progress reading\nprogress writing\ndone\n");
    appliance.update(
        "/home/operator/my update.tar",
        Set.of(UpdateOption.LATER, UpdateOption.DOWNGRADE),
        progress::add);
    assertThat(peer.asked()).isEqualTo("install --downgrade --later /home/operator/my update.tar");
    assertThat(progress).containsExactly("reading", "writing");
  }

  @Test
  void givesTheReasonOfARefusal() {
    peer.answer("progress reading\nfault it is not signed\n");
    assertThatThrownBy(() -> appliance.update("/x.tar", Set.of(), progress::add))
        .isInstanceOf(IOException.class)
        .hasMessage("it is not signed");
    assertThatThrownBy(() -> appliance.update("x.tar", Set.of(), progress::add))
        .hasMessage(
            "'x.tar' must be the whole path of a file of this node, or an address http://…");
    assertThatThrownBy(() -> appliance.update("/x\nfactory-reset a", Set.of(), progress::add))
        .hasMessageContaining("one line");
  }

  @Test
  void namesTheNodeThatIsToBeReset() throws Exception {
    peer.answer("progress it begins\ndone\n");
    appliance.factoryReset("kitchen", progress::add);
    assertThat(peer.asked()).isEqualTo("factory-reset kitchen");
  }

  @Test
  void anAnswerThatBreaksOffIsNoSuccess() {
    peer.answer("progress writing\n");
    assertThatThrownBy(() -> appliance.update("/x.tar", Set.of(), progress::add))
        .hasMessageContaining("ended without an answer");
  }

  @Test
  void saysThatTheNodeIsOfNoImage() throws Exception {
    ApplianceComponent elsewhere =
        new ApplianceComponent(directory.resolve("nothing"), new Download(directory, ""));
    assertThatThrownBy(elsewhere::image).hasMessageContaining("is it started from Roost's image?");
  }
}
