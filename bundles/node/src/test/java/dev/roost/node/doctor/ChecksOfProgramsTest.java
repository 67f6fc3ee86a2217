package dev.roost.node.doctor;

import static dev.roost.api.CheckView.State.GOOD;
import static dev.roost.api.CheckView.State.WARNING;
import static dev.roost.api.CheckView.State.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.api.CheckView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChecksOfProgramsTest {
  @TempDir private Path directory;

  /** A program that is a shell script. */
  private Tool script(String text) throws IOException {
    Path file = Files.createTempFile(directory, "tool", "");
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new Tool(file);
  }

  private CheckView clock(String line) throws Exception {
    return new ClockCheck(script("echo '" + line + "'\n")).look().getFirst();
  }

  @Test
  void aClockThatFollowsAServerIsGood() throws Exception {
    CheckView view =
        clock(
            "0A000001,10.0.0.1,3,1764230000.5,-0.001234,0.0,0.0,1.2,0.0,0.1,0.01,0.02,64.5,Normal");
    assertThat(view.state()).isEqualTo(GOOD);
    assertThat(view.sentence()).isEqualTo("the clock follows 10.0.0.1, 1.2 ms beside it");
  }

  @Test
  void aClockThatFollowsNobodyIsNamed() throws Exception {
    CheckView view =
        clock("00000000,,0,0.0,0.000000,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0,Not synchronised");
    assertThat(view.state()).isEqualTo(WARNING);
    assertThat(view.advice()).contains("ntp in roost.toml");
  }

  @Test
  void chronyThatDoesNotAnswerIsNamed() throws Exception {
    CheckView view = clock("506 Cannot talk to daemon");
    assertThat(view.state()).isEqualTo(WRONG);
    assertThat(view.sentence()).contains("506 Cannot talk to daemon");
  }

  private List<CheckView> units(String failed, String states) throws Exception {
    Tool systemctl =
        script(
            "case $1 in list-units) printf '%s' ;; is-active) printf '%s'; exit 3 ;; esac\n"
                .formatted(failed, states));
    return new UnitsCheck(new Machine(directory), systemctl).look();
  }

  @Test
  void aFailedServiceIsNamedOnce() throws Exception {
    assertThat(
            units(
                "chrony.service loaded failed failed Time\\n",
                "active\\nfailed\\nactive\\nactive\\nactive\\n"))
        .singleElement()
        .matches(view -> view.sentence().equals("chrony.service has failed"))
        .matches(view -> view.state() == WRONG && view.advice().contains("-u chrony.service"));
  }

  @Test
  void aServiceThatIsNeededAndDoesNotRunIsNamed() throws Exception {
    assertThat(units("", "inactive\\nactive\\nactive\\nactive\\nactive\\n"))
        .singleElement()
        .matches(view -> view.sentence().equals("nftables.service is inactive"));
  }

  @Test
  void withoutSystemdThatIsSaidAndNoServiceIsBlamed() throws Exception {
    Tool systemctl = script("echo 'Failed to connect to bus: Host is down'\nexit 1\n");
    Check units = new UnitsCheck(new Machine(directory), systemctl);
    assertThat(new Round(List.of(units), Duration.ofSeconds(10)).run())
        .singleElement()
        .matches(view -> view.state() == WARNING)
        .matches(view -> view.sentence().endsWith("Failed to connect to bus: Host is down"));
  }

  @Test
  void servicesThatAllRunAreGood() throws Exception {
    assertThat(units("", "active\\nactive\\nactive\\nactive\\nactive\\n"))
        .singleElement()
        .matches(view -> view.state() == GOOD);
  }

  @Test
  void aProgramThatHangsIsAFindingAndEnds() throws Exception {
    Path pid = directory.resolve("pid");
    Check hanging = new ClockCheck(script("echo $$ > %s\nexec sleep 1000\n".formatted(pid)));
    List<CheckView> found = new Round(List.of(hanging), Duration.ofSeconds(2)).run();
    assertThat(found)
        .containsExactly(
            CheckView.wrong(
                "clock", "it gave no answer within 2 s", "start the node again if that stays so"));
    long number = Long.parseLong(Files.readString(pid).strip());
    while (ProcessHandle.of(number).isPresent()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatCannotBeLookedAtIsAFindingAndTheOthersAreSeen() throws Exception {
    Check broken = new MemoryCheck(directory);
    Check uptime = new UptimeCheck(Path.of("/proc"));
    assertThat(new Round(List.of(broken, uptime), Duration.ofSeconds(10)).run())
        .extracting(CheckView::name, CheckView::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("memory", WARNING),
            org.assertj.core.groups.Tuple.tuple("uptime", GOOD));
  }
}
