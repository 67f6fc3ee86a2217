package dev.roost.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.linux.proc.ProcCgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestGroupsTest {
  private static final GuestShare SHARE = new GuestShare(64 << 20, 100, 1);

  @TempDir Path directory;

  /** Where the kernel would have made the files. */
  private Path fake(String name, String controllers) throws IOException {
    Path made = Files.createDirectories(directory.resolve(name));
    Files.writeString(made.resolve("cgroup.controllers"), controllers);
    Files.writeString(made.resolve("cgroup.subtree_control"), "");
    return made;
  }

  @Test
  void aBodyIsInAGroupOfItsOwnUntilItHasEnded() throws Exception {
    assumeTrue(Files.isWritable(ProcCgroup.mountPoint()), "cgroup2 is read only here");
    String name = "roost-test-" + ProcessHandle.current().pid();
    Path guests = ProcCgroup.mountPoint().resolve(name);
    GuestGroups groups = GuestGroups.open(name, SHARE);
    GuestGroup group = groups.make("n1", 4711);
    Process child = new ProcessBuilder("sleep", "100").start();
    try {
      group.add((int) child.pid());
      assertThat(ProcCgroup.unified((int) child.pid())).endsWith(name + "/n1-4711");
      assertThat(group.ranOutOfMemory()).isFalse();
      assertThat(groups.left()).hasSize(1);
    } finally {
      child.destroyForcibly();
      group.remove();
      int left = groups.left().size();
      Files.deleteIfExists(guests);
      assertThat(left).isZero();
    }
  }

  @Test
  void anotherBodyOfTheSameProcessGetsANumber() throws IOException {
    fake(".", "");
    fake("guests", "");
    GuestGroups groups = GuestGroups.open(directory, "guests", SHARE);
    groups.make("n1", 4711);
    groups.make("n1", 4711);
    groups.make("../x", 1);
    assertThat(directory.resolve("guests"))
        .isDirectoryContaining("glob:**/n1-4711")
        .isDirectoryContaining("glob:**/n1-4711.2")
        .isDirectoryContaining("glob:**/___x-1");
  }

  @Test
  void allGuestsTogetherGetNoMoreThanOne() throws IOException {
    fake(".", "cpu memory");
    Path guests = fake("guests", "cpu memory");
    Path max = Files.createFile(guests.resolve("memory.max"));
    GuestGroups.open(directory, "guests", SHARE);
    assertThat(max).hasContent("67108864");
    assertThat(directory.resolve("cgroup.subtree_control")).hasContent("+memory");
    assertThat(guests.resolve("cgroup.subtree_control")).hasContent("+memory");
    GuestGroups.open(directory, "guests", new GuestShare(GuestShare.ALL, 1, 1));
    assertThat(Files.readString(max)).startsWith("max");
  }

  @Test
  void aGroupThatCannotBeLimitedIsNotLeftBehind() throws IOException {
    fake(".", "pids");
    Path guests = fake("guests", "pids");
    GuestGroups groups = GuestGroups.open(directory, "guests", SHARE);
    assertThatIOException()
        .isThrownBy(() -> groups.make("n1", 7))
        .withMessageContaining("pids.max");
    assertThat(guests.resolve("n1-7")).doesNotExist();
  }

  @Test
  void anOutOfMemoryKillIsTold() throws IOException {
    Files.writeString(directory.resolve("memory.events"), "max 9\noom 1\noom_kill 0\n");
    assertThat(new GuestGroup(directory).ranOutOfMemory()).isFalse();
    Files.writeString(directory.resolve("memory.events"), "max 9\noom 1\noom_kill 1\n");
    assertThat(new GuestGroup(directory).ranOutOfMemory()).isTrue();
  }

  @Test
  void withoutADirectoryNothingIsGrouped() throws IOException {
    GuestGroups groups = GuestGroups.open("", SHARE);
    assertThat(groups.make("n1", 1)).isSameAs(GuestGroup.NONE);
    assertThat(groups.left()).isEmpty();
    GuestGroup.NONE.add(1);
    GuestGroup.NONE.remove();
    assertThat(GuestGroup.NONE.ranOutOfMemory()).isFalse();
  }
}
