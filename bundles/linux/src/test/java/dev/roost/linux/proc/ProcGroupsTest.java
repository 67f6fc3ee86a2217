package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcGroupsTest {
  @TempDir Path proc;

  @Test
  void groupWithAParentInTheSameSessionIsNotOrphaned() throws IOException {
    process(10, 'S', 1, 10, 10);
    process(20, 'S', 10, 20, 10);
    process(21, 'S', 20, 20, 10);

    assertThat(ProcGroups.orphaned(proc, 21)).isFalse();
  }

  @Test
  void sessionLeaderAndItsChildrenAreOrphaned() throws IOException {
    process(10, 'S', 5, 10, 10);
    process(5, 'S', 1, 5, 5);
    process(11, 'S', 10, 10, 10);

    assertThat(ProcGroups.orphaned(proc, 11)).isTrue();
  }

  @Test
  void memberThatHasEndedKeepsNobody() throws IOException {
    process(10, 'S', 1, 10, 10);
    process(20, 'Z', 10, 20, 10);
    process(21, 'S', 1, 20, 10);

    assertThat(ProcGroups.orphaned(proc, 21)).isTrue();
  }

  private void process(int pid, char state, int parent, int group, int session) throws IOException {
    String sample = Files.readString(Samples.PROC.resolve(Samples.PID + "/stat"));
    String rest = sample.substring(sample.lastIndexOf(')') + 2);
    String[] fields = rest.split(" ");
    fields[0] = String.valueOf(state);
    fields[1] = Integer.toString(parent);
    fields[2] = Integer.toString(group);
    fields[3] = Integer.toString(session);
    Files.writeString(
        Files.createDirectories(proc.resolve(Integer.toString(pid))).resolve("stat"),
        pid + " (each) " + String.join(" ", fields));
  }
}
