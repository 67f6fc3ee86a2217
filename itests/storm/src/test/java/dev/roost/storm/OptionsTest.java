package dev.roost.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void areReadUpToTheCommand() {
    Options options =
        Options.parse(
            "--seed 7 --for 60 --gap 50 --delay 20 --pressure 300 --at-least 20 --limit 30 --in /src -- ls -l --for"
                .split(" "),
            1);
    assertThat(options)
        .isEqualTo(
            new Options(
                7,
                Duration.ofSeconds(60),
                Duration.ofMillis(50),
                new Weather(Duration.ofMillis(20), Duration.ofMillis(300)),
                20,
                Duration.ofSeconds(30),
                Path.of("/src"),
                List.of("ls", "-l", "--for")));
  }

  @Test
  void haveDefaultsAndADrawnSeed() {
    Options options = Options.parse(new String[] {"ls", "-l"}, 99);
    assertThat(options.seed()).isEqualTo(99);
    assertThat(options.runFor()).isZero();
    assertThat(options.weather()).isEqualTo(Weather.FAIR);
    assertThat(options.atLeast()).isEqualTo(1);
    assertThat(options.command()).containsExactly("ls", "-l");
  }

  @Test
  void sayWhatIsWrong() {
    assertThatThrownBy(() -> Options.parse(new String[] {"--seed", "x", "ls"}, 1))
        .hasMessage("--seed needs a whole number, not 'x'");
    assertThatThrownBy(() -> Options.parse(new String[] {"--for", "0", "ls"}, 1))
        .hasMessage("--for needs a whole number from 1 to 2147483647, not '0'");
    assertThatThrownBy(() -> Options.parse(new String[] {"--gap"}, 1))
        .hasMessage("--gap needs a value");
    assertThatThrownBy(() -> Options.parse(new String[] {"--fast", "1", "ls"}, 1))
        .hasMessage("there is no option --fast");
    assertThatThrownBy(() -> Options.parse(new String[] {"--seed", "1", "--"}, 1))
        .hasMessageContaining("no command");
  }

  /** What replays is meant to be pasted into a shell. */
  @Test
  void areReplayedWithTheSeedThatFailed() {
    Options options = Options.parse(new String[] {"--seed", "1", "sh", "-c", "it's $x"}, 1);
    assertThat(options.replay(5))
        .isEqualTo("./roost storm --seed 5 --gap 100 -- sh -c 'it'\\''s $x'");
  }

  @Test
  void areReplayedInTheSameWeather() {
    Options options =
        Options.parse("--delay 20 --pressure 300 --limit 30 --in /src -- make".split(" "), 1);
    assertThat(options.replay(1))
        .isEqualTo(
            "./roost storm --seed 1 --gap 100 --delay 20 --pressure 300 --limit 30 --in /src"
                + " -- make");
  }
}
