package dev.roost.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.api.CheckView;
import dev.roost.api.Doctor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private static final CheckView GOOD = CheckView.good("engine", "it answers");
  private static final CheckView WARNING =
      CheckView.warning("disk", "7% of 900 MiB are free", "remove something");
  private static final CheckView WRONG =
      CheckView.wrong("broker", "connection refused", "start it");

  @TempDir private Path cache;
  private Console console;

  @BeforeEach
  void start() throws Exception {
    console = new Console(cache);
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
  }

  private void finds(CheckView... views) {
    Doctor doctor = () -> List.of(views);
    console.publish(Doctor.class, doctor);
  }

  @Test
  void showsWhatWasSeenAndThenWhatToDo() throws Exception {
    finds(GOOD, WARNING, WRONG);
    assertThat(console.run("roost:doctor", 1).lines())
        .containsExactly(
            "CHECK   STATE    WHAT WAS SEEN",
            "engine  good     it answers",
            "disk    warning  7% of 900 MiB are free",
            "broker  wrong    connection refused",
            "disk: remove something",
            "broker: start it");
  }

  @Test
  void aWarningAloneIsNoFailure() throws Exception {
    finds(GOOD, WARNING);
    assertThat(console.run("roost:doctor")).endsWith("disk: remove something\n");
  }

  @Test
  void saysThatAllIsWell() throws Exception {
    finds(GOOD);
    assertThat(console.run("roost:doctor")).endsWith("all is well\n");
  }

  @Test
  void printsJsonAndFailsTheSame() throws Exception {
    finds(GOOD, WRONG);
    List<Object> views = JSON.std.listFrom(console.run("roost:doctor --json", 1));
    assertThat(JSON.std.asString(views.getLast()))
        .isEqualTo(
            "{\"name\":\"broker\",\"state\":\"WRONG\",\"sentence\":\"connection"
                + " refused\",\"advice\":\"start it\"}");
  }
}
