package dev.roost.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.linux.abi.FcntlAbi;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On which files leases are given, and that the waiting thread is told. */
class ReadLeaseTest {
  private static final int OWN = (int) ProcessHandle.current().pid();

  @TempDir private Path dir;

  private interface Check {
    void with(int tid) throws Exception;
  }

  /** On a thread that is told of leases, as one that is not would be ended by the signal. */
  private static void told(Check check) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                LeaseBreaks breaks = LeaseBreaks.tellThisThread();
                check.with(breaks.tid());
                done.complete(null);
              } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
              }
            });
    done.get(60, TimeUnit.SECONDS);
  }

  private static boolean isGiven(Path path) throws Exception {
    try (FileDescriptor file = FileDescriptor.open(path, FcntlAbi.O_RDONLY)) {
      return isGiven(file);
    }
  }

  private static boolean isGiven(FileDescriptor file) throws Exception {
    boolean[] given = new boolean[1];
    told(
        tid -> {
          Optional<ReadLease> lease = ReadLease.take(OWN, file.number(), tid);
          given[0] = lease.isPresent();
          lease.ifPresent(ReadLease::close);
        });
    return given[0];
  }

  private Path file() throws IOException {
    return Files.writeString(dir.resolve("file"), "what is in it");
  }

  @Test
  void aFileThatNobodyWritesIsGiven() throws Exception {
    assertThat(isGiven(file())).isTrue();
  }

  @Test
  void aFileThatIsOpenForWritingIsNot() throws Exception {
    Path file = file();
    try (FileChannel _ = FileChannel.open(file, StandardOpenOption.WRITE)) {
      assertThat(isGiven(file)).isFalse();
    }
    assertThat(isGiven(file)).isTrue();
  }

  @Test
  void whatTheKernelMakesUpIsNot() throws Exception {
    assertThat(isGiven(Path.of("/proc/self/status"))).isFalse();
    assertThat(isGiven(Path.of("/dev/null"))).isFalse();
    assertThat(isGiven(dir)).isFalse();
  }

  @Test
  void memoryThatIsAFileIsNotForItsWritersAreNotCounted() throws Exception {
    try (FileDescriptor memory = FileDescriptor.memfd("roost-lease-test")) {
      assertThat(isGiven(Path.of("/proc/self/fd/" + memory.number()))).isFalse();
    }
  }

  @Test
  void whoWritesWaitsUntilTheLeaseIsGivenUpAndTheThreadIsTold() throws Exception {
    Path path = file();
    CompletableFuture<Integer> tid = new CompletableFuture<>();
    CompletableFuture<Void> heard = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon(true)
        .start(
            () -> {
              try {
                LeaseBreaks breaks = LeaseBreaks.tellThisThread();
                tid.complete(breaks.tid());
                breaks.await();
                heard.complete(null);
              } catch (ErrnoException e) {
                heard.completeExceptionally(e);
              }
            });
    try (FileDescriptor file = FileDescriptor.open(path, FcntlAbi.O_RDONLY);
        ReadLease lease =
            ReadLease.take(OWN, file.number(), tid.get(60, TimeUnit.SECONDS)).orElseThrow()) {
      assertThat(lease.isBroken()).isFalse();
      CompletableFuture<Void> written =
          CompletableFuture.runAsync(
              () -> {
                try {
                  Files.writeString(path, "something else");
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      heard.get(60, TimeUnit.SECONDS);
      assertThat(lease.isBroken()).isTrue();
      byte[] still = new byte[100];
      assertThat(lease.file().read(5, still, 0, 100)).isEqualTo(8);
      assertThat(new String(still, 0, 8, US_ASCII)).isEqualTo("is in it");
      assertThat(written.isDone()).isFalse();
      lease.release();
      written.get(60, TimeUnit.SECONDS);
      assertThat(Files.readString(path)).isEqualTo("something else");
    }
  }
}
