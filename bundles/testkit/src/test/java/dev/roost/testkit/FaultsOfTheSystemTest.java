package dev.roost.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faults that tests make are what they claim to be. */
class FaultsOfTheSystemTest {

  @BeforeEach
  void needsRoot() {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
  }

  @Test
  void filledDiskTakesNotOneMorePage() {
    try (SmallDisk disk = SmallDisk.mount()) {
      disk.fill();
      assertThatThrownBy(() -> Files.write(disk.dir().resolve("more"), new byte[4096]))
          .hasMessageContaining("No space left");
    }
  }

  @Test
  void cutLinkCarriesNothingUntilItIsMended() {
    try (CutLink link = CutLink.make()) {
      assertThat(connects(link)).isTrue();
      link.cut();
      assertThat(connects(link)).isFalse();
      link.mend();
      assertThat(connects(link)).isTrue();
    }
  }

  /** Whether a host on this side can be reached from inside; refused counts, silence does not. */
  private static boolean connects(CutLink link) {
    List<String> command = new ArrayList<>(link.prefix());
    String probe = "exec 3<>/dev/tcp/" + link.homeAddress() + "/9";
    command.addAll(List.of("timeout", "1", "bash", "-c", probe + " 2>&1 || true"));
    try {
      return Commands.run(command).contains("refused");
    } catch (IllegalStateException silence) {
      return false;
    }
  }
}
