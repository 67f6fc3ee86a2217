package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.engine.model.Region;
import dev.roost.engine.tracee.Orphan;
import dev.roost.linux.proc.ProcSysvShm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment with a key, which real processes attach. */
class AttachWatchTest {
  private static final Region NOTHING = new Region(0x7fff00000000L, 4096);
  private static final int KEY = 0x54000000 + (int) ProcessHandle.current().pid();

  @TempDir Path directory;
  private final List<Orphan> orphans = new ArrayList<>();
  private Path program;
  private int member;

  @BeforeEach
  void start() throws Exception {
    program = Orphan.compile(getClass(), "attached.c", directory);
    member = attached("member");
  }

  private int attached(String name) throws Exception {
    Path ready = directory.resolve(name);
    Orphan orphan = Orphan.start(program.toString(), "" + KEY, ready.toString());
    orphans.add(orphan);
    Orphan.await(name + " has attached it", () -> Files.exists(ready));
    return orphan.pid();
  }

  @AfterEach
  void end() throws Exception {
    orphans.forEach(Orphan::close);
    assertThat(new ProcessBuilder("ipcrm", "-M", "" + KEY).start().waitFor()).isZero();
  }

  @Test
  void membersAreNoStrangersAndWhoeverElseAttachesItIs() throws Exception {
    try (KeptObjects objects = KeptObjects.of(member, NOTHING)) {
      AttachWatch watch = new AttachWatch(objects, pid -> pid == member);
      assertThat(watch.isIdle()).isFalse();
      assertThat(watch.stranger()).isZero();
      int stranger = attached("stranger");
      assertThat(watch.stranger()).isEqualTo(stranger);
      assertThat(watch.stranger()).as("as long as he has it").isEqualTo(stranger);
      orphans.removeLast().close();
      Orphan.await("he has ended", () -> watch.stranger() == 0);
    }
  }

  @Test
  void toHoldItAtHomeIsNoAttachment() throws Exception {
    long before = attachments();
    try (KeptObjects objects = KeptObjects.of(member, NOTHING)) {
      assertThat(objects.segments()).hasSize(1);
      assertThat(attachments()).isEqualTo(before);
    }
  }

  private static long attachments() throws Exception {
    return ProcSysvShm.read().stream().mapToLong(each -> each.attachments()).sum();
  }
}
