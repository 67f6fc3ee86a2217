package dev.roost.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFdsTest {
  @Test
  void readsPipesAndFilesInOrder(@TempDir Path proc) throws IOException {
    Path dir = Files.createDirectories(proc.resolve("7").resolve("fd"));
    Files.createSymbolicLink(dir.resolve("10"), Path.of("pipe:[73287]"));
    Files.createSymbolicLink(dir.resolve("2"), Path.of("/tmp/a b (deleted)"));

    assertThat(ProcFds.read(proc, 7))
        .containsExactly(new FdEntry(2, "/tmp/a b (deleted)"), new FdEntry(10, "pipe:[73287]"));
  }

  @Test
  void findsOpenFileItsPositionAndItsFlags(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("open");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[5]));
      int fd = fdOf(file.toString());
      ProcFdinfo info = ProcFdinfo.read(Samples.ownPid(), fd);

      assertThat(info.pos()).isEqualTo(5);
      assertThat(info.flags() & 3).isEqualTo(1);

      Files.delete(file);
      assertThat(fdOf(file + " (deleted)")).isEqualTo(fd);
    }
    assertThat(ProcFds.read(Samples.ownPid())).noneMatch(e -> e.target().contains(file.toString()));
  }

  private static int fdOf(String target) throws IOException {
    return ProcFds.read(Samples.ownPid()).stream()
        .filter(e -> e.target().equals(target))
        .findFirst()
        .orElseThrow()
        .fd();
  }
}
