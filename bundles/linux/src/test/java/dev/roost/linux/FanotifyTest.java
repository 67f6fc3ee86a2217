package dev.roost.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.linux.Fanotify.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of /dev/shm, and cat(1) that wants to read it. */
class FanotifyTest {
  private static final int LONG_MS = 60_000;

  private Path file;
  private Process cat;

  @BeforeEach
  void make() throws IOException {
    file = Files.createTempFile(Path.of("/dev/shm"), "roost", "fanotify");
    Files.writeString(file, "old");
  }

  @AfterEach
  void remove() throws Exception {
    Files.deleteIfExists(file);
    if (cat != null) {
      cat.destroyForcibly().waitFor();
    }
  }

  private void startCat() throws IOException {
    cat = new ProcessBuilder("cat", file.toString()).start();
  }

  private static Waiting one(Fanotify fanotify) throws ErrnoException {
    List<Waiting> all = fanotify.await(LONG_MS);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private String printed() throws Exception {
    String out = new String(cat.getInputStream().readAllBytes());
    assertThat(cat.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }

  @Test
  void whoOpensWaitsAndSeesWhatWasWrittenMeanwhile() throws Exception {
    try (Fanotify fanotify = Fanotify.create();
        FileDescriptor own = FileDescriptor.open(file, 2)) {
      fanotify.holdOpens(file);
      startCat();
      Waiting waiting = one(fanotify);
      assertThat(waiting.pid()).isEqualTo((int) cat.pid());
      own.writeFully(0, "new".getBytes(), 0, 3);
      fanotify.allow(waiting);
      assertThat(printed()).isEqualTo("new");
    }
  }

  @Test
  void whoHasItOpenWaitsWhenHeReads() throws Exception {
    try (Fanotify fanotify = Fanotify.create()) {
      fanotify.holdReads(file);
      startCat();
      Waiting waiting = one(fanotify);
      Files.writeString(file, "new");
      fanotify.allow(waiting);
      // That it is at its end is read, too.
      fanotify.allow(one(fanotify));
      assertThat(printed()).isEqualTo("new");
    }
  }

  @Test
  void allGoOnWhenNobodyWatchesAnyMore() throws Exception {
    try (Fanotify fanotify = Fanotify.create()) {
      fanotify.holdOpens(file);
      startCat();
      FileDescriptor.close(one(fanotify).fd());
    }
    assertThat(printed()).isEqualTo("old");
  }

  @Test
  void oneWhoIsKilledMeanwhileIsNoError() throws Exception {
    try (Fanotify fanotify = Fanotify.create()) {
      fanotify.holdOpens(file);
      startCat();
      Waiting waiting = one(fanotify);
      cat.destroyForcibly().waitFor();
      fanotify.allow(waiting);
    }
  }

  @Test
  void isWoken() throws Exception {
    try (Fanotify fanotify = Fanotify.create()) {
      assertThat(fanotify.await(1)).as("after a moment").isEmpty();
      fanotify.wake();
      assertThat(fanotify.await(-1)).isEmpty();
    }
  }

  @Test
  void whoOpensMemoryByADescriptorOfItWaits() throws Exception {
    try (Fanotify fanotify = Fanotify.create();
        FileDescriptor memory = FileDescriptor.memfd("roost-fanotify-test")) {
      memory.writeFully("in it".getBytes());
      long self = ProcessHandle.current().pid();
      Path link = Path.of("/proc/" + self + "/fd/" + memory.number());
      fanotify.holdOpens(link);
      cat = new ProcessBuilder("cat", link.toString()).start();
      fanotify.allow(one(fanotify));
      assertThat(printed()).isEqualTo("in it");
    }
  }

  @Test
  void whatTheKernelMakesUpIsRefused() throws Exception {
    try (Fanotify fanotify = Fanotify.create()) {
      assertThatThrownBy(() -> fanotify.holdOpens(Path.of("/proc/self/status")))
          .isInstanceOf(ErrnoException.class)
          .hasMessageContaining("EINVAL");
    }
  }
}
