package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Region;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.SharedMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of /dev/shm that this process maps, and cat(1), which opens it. */
class OpenWatchTest {
  private static final Region NOTHING = new Region(0x7fff00000000L, 4096);
  private static final int SELF = (int) ProcessHandle.current().pid();

  private Path path;
  private FileDescriptor file;
  private SharedMapping mapping;
  private KeptObjects objects;

  @BeforeEach
  void map() throws Exception {
    path = Files.createTempFile(Path.of("/dev/shm"), "roost", "opens");
    Files.writeString(path, "old");
    file = FileDescriptor.open(path, 2);
    mapping = file.map(4096);
    objects = KeptObjects.of(SELF, NOTHING);
  }

  @AfterEach
  void unmap() throws Exception {
    objects.close();
    mapping.close();
    file.close();
    Files.delete(path);
  }

  private String cat() throws Exception {
    Process cat = new ProcessBuilder("cat", path.toString()).start();
    String out = new String(cat.getInputStream().readAllBytes());
    assertThat(cat.waitFor()).isZero();
    return out;
  }

  @Test
  void aStrangerWaitsForTheWayHomeAndSeesWhatItBrings() throws Exception {
    CompletableFuture<String> wanted = new CompletableFuture<>();
    CompletableFuture<String> seen = new CompletableFuture<>();
    try (OpenWatch watch = OpenWatch.start(objects, _ -> false)) {
      watch.begin(objects, wanted::complete);
      Thread.ofPlatform()
          .daemon(true)
          .start(
              () -> {
                try {
                  seen.complete(cat());
                } catch (Exception | AssertionError e) {
                  seen.completeExceptionally(e);
                }
              });
      assertThat(wanted.get(60, TimeUnit.SECONDS)).endsWith(" opens memory that it shares");
      assertThat(seen.isDone()).isFalse();
      file.writeFully(0, "new".getBytes(), 0, 3);
    }
    assertThat(seen.get(60, TimeUnit.SECONDS)).isEqualTo("new");
  }

  @Test
  void thisEngineIsNeverInItsOwnWayNorAreItsDeputies() throws Exception {
    try (OpenWatch watch = OpenWatch.start(objects, _ -> true)) {
      watch.begin(
          objects,
          reason -> {
            throw new AssertionError(reason);
          });
      assertThat(Files.readString(path)).isEqualTo("old");
      assertThat(cat()).isEqualTo("old");
    }
  }
}
