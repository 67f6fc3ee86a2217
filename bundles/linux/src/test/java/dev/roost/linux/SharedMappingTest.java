package dev.roost.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SharedMappingTest {
  private static final long SIZE = 4096;

  private static SharedMapping map() throws ErrnoException {
    try (FileDescriptor file = FileDescriptor.memfd("roost-shared-test")) {
      file.writeFully(new byte[(int) SIZE]);
      return file.map(SIZE);
    }
  }

  private static boolean mapped() throws IOException {
    return ProcMaps.read((int) ProcessHandle.current().pid()).stream()
        .map(MapsEntry::path)
        .anyMatch(path -> path.contains("roost-shared-test"));
  }

  @Test
  void isUnmappedOnce() throws IOException {
    SharedMapping mapping = map();
    assertThat(mapped()).isTrue();
    mapping.close();
    mapping.close();
    assertThat(mapped()).isFalse();
  }

  @Test
  void whoComesTooLateIsToldAndEndsNobody() throws IOException {
    SharedMapping mapping = map();
    MemorySegment part = mapping.memory().asSlice(64, 64);
    mapping.close();
    assertThatIllegalStateException().isThrownBy(() -> part.get(JAVA_LONG, 0));
    assertThatIllegalStateException().isThrownBy(() -> part.set(JAVA_LONG, 8, 1));
  }

  @Test
  void whoIsAtItMeanwhileIsToldToo() throws Exception {
    SharedMapping mapping = map();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Long> reader =
        CompletableFuture.supplyAsync(
            () -> {
              long sum = 0;
              while (true) {
                sum += mapping.memory().get(JAVA_LONG, 0);
                begun.countDown();
              }
            },
            work -> Thread.ofPlatform().name("reader").daemon(true).start(work));
    begun.await();
    mapping.close();
    assertThat(reader.handle((_, thrown) -> thrown).get())
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
