package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process may end before, while or after it is looked at, and may stay as a zombie. */
class EndedProcessTest {
  /** A reader of one process. */
  @FunctionalInterface
  interface Reader {
    Object read(int pid) throws IOException;
  }

  static Stream<Arguments> readers() {
    return Stream.of(
        reader("maps", ProcMaps::read),
        reader("smaps", ProcSmaps::read),
        reader("status", ProcStatus::read),
        reader("thread's status", pid -> ProcStatus.read(pid, pid)),
        reader("stat", ProcStat::read),
        reader("thread's stat", pid -> ProcStat.read(pid, pid)),
        reader("auxv", ProcAuxv::read),
        reader("fd", ProcFds::read),
        reader("fdinfo", pid -> ProcFdinfo.read(pid, 0)),
        reader("cgroup", ProcCgroup::unified),
        reader("task", ProcTasks::tids),
        reader("limits", ProcLimits::read),
        reader("timers", ProcTimers::read),
        reader("timens_offsets", ProcTimeOffsets::read),
        reader("personality", ProcPersonality::read));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void saysThatTheProcessIsGone(String name, Reader reader) throws Exception {
    try (Child child = Child.start("sleep", "100")) {
      child.end();

      assertThatThrownBy(() -> reader.read(child.pid())).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void saysSoWhenItEndsBetweenOpenAndRead() throws Exception {
    try (Child child = Child.start("sleep", "100")) {
      Path file = Path.of("/proc", Integer.toString(child.pid()), "status");
      try (FileChannel open = FileChannel.open(file)) {
        child.end();
        IOException refused =
            catchThrowableOfType(IOException.class, () -> open.read(ByteBuffer.allocate(64)));

        assertThat(ProcFiles.gone(file, refused)).isInstanceOf(NoSuchFileException.class);
      }
    }
  }

  @Test
  void leavesOtherRefusalsAsTheyAre() {
    IOException denied = new IOException("Permission denied");

    assertThat(ProcFiles.gone(Path.of("/proc/self/maps"), denied)).isSameAs(denied);
  }

  @Test
  void zombieKeepsItsNumbersButNoMemory() throws Exception {
    // The shell would reap it: it must end only when the shell has become a program that does not.
    String untilExec =
        "p=$$; while read -r comm < /proc/$p/comm; [ \"$comm\" != sleep ]; do :; done";
    try (Child parent = Child.start("sh", "-c", untilExec + " & echo $!; exec sleep 100")) {
      int pid = Integer.parseInt(parent.output().readLine());
      long deadlineNs = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (ProcStat.read(pid).state() != 'Z') {
        assertThat(System.nanoTime()).as("%d becomes a zombie", pid).isLessThan(deadlineNs);
        Thread.onSpinWait();
      }

      assertThat(ProcStatus.read(pid).vmRssBytes()).isZero();
      assertThat(ProcStatus.read(pid).ppid()).isEqualTo(parent.pid());
      assertThat(ProcTasks.tids(pid)).containsExactly(pid);
      assertThat(emptyOrGone(ProcMaps::read, pid)).isTrue();
      assertThat(emptyOrGone(ProcSmaps::read, pid)).isTrue();
      assertThat(emptyOrGone(ProcFds::read, pid)).isTrue();
      assertThatThrownBy(() -> ProcTimeOffsets.read(pid)).isInstanceOf(NoSuchFileException.class);
    }
  }

  /** Kernels differ: older ones show an empty file, newer ones answer ESRCH. */
  private static boolean emptyOrGone(Reader reader, int pid) throws IOException {
    try {
      return reader.read(pid) instanceof List<?> list && list.isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private static Arguments reader(String name, Reader reader) {
    return Arguments.of(name, reader);
  }
}
