package dev.roost.engine.migration;

import dev.roost.engine.deputy.CallService;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.KeptShared;
import dev.roost.engine.deputy.SlotCalls;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.memory.PageSource;
import dev.roost.engine.memory.PageSource.Reading;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.model.Vma;
import dev.roost.linux.Errno;
import dev.roost.linux.GoneException;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * Maps a file in the deputy for its body, and sends the contents as the deputy sees them. The body
 * makes its own mapping between the two steps.
 */
final class FileService {
  private static final int SYS_FSTAT = 5;
  private static final int SYS_MMAP = 9;

  /** Offset of st_size in {@code struct stat}, asm/stat.h. */
  private static final int ST_SIZE = 48;

  /**
   * Given by the dynamic loader only, which maps a library's whole extent and then overlays what is
   * behind the file's end.
   */
  private static final long MAP_DENYWRITE = 0x800;

  /** MAP_SHARED, MAP_ANONYMOUS. */
  private static final long SHARED_ANONYMOUS = 0x01 | 0x20;

  private static final long MAP_FIXED = 0x10;
  private static final long PAGE = 4096;

  private final Deputy deputy;
  private final CallService calls;
  private final Link link;
  private final KeptShared keptShared;
  private final MemoryGroup group;

  /**
   * @param group told before the process gets memory that its children will share
   */
  FileService(Deputy deputy, CallService calls, Link link, MemoryGroup group) {
    this.group = group;
    this.deputy = deputy;
    this.calls = calls;
    this.link = link;
    this.keptShared = new KeptShared(deputy);
  }

  /** What a MAPPED frame says. */
  enum Step {
    /** The deputy has mapped the file, or the kernel refused it. */
    MAPPED,
    /** All contents have been sent. */
    FILLED,
    /** The body cannot have such a mapping: the process must come home for it. */
    ONLY_AT_HOME,
    /** The deputy has made new shared memory; its name there follows. */
    SHARED;

    static Step of(int number) throws IOException {
      return switch (number) {
        case 0 -> MAPPED;
        case 1 -> FILLED;
        case 2 -> ONLY_AT_HOME;
        case 3 -> SHARED;
        default -> throw new IOException("unknown step " + number + " of a mapping");
      };
    }
  }

  /**
   * A MAP_FILE frame: {@code i32 tid, i64 address, length, protection, flags, fd, offset, i32
   * count, { string object }*}: shared memory that the body has elsewhere.
   */
  void map(WireReader in) throws IOException {
    int homeTid = in.i32();
    long address = in.i64();
    long length = in.i64();
    long protection = in.i64();
    long flags = in.i64();
    long fd = in.i64();
    long offset = in.i64();
    Set<String> elsewhere = names(in);
    SlotCalls remote = calls.calls(homeTid);
    boolean shared = (flags & SHARED_ANONYMOUS) == SHARED_ANONYMOUS;
    boolean file = !shared && (flags & MAP_DENYWRITE) == 0;
    boolean away = !shared && group.objects().isOpen(deputy.pid(), (int) fd);
    if (away
        || file && beyondFile(remote, fd, offset + length)
        || (flags & MAP_FIXED) != 0
            && !keptShared.keep(remote, address, address + length, elsewhere)) {
      answer(homeTid, 0, Step.ONLY_AT_HOME);
      return;
    }
    if (shared) {
      group.shares();
    }
    long result = remote.call(SYS_MMAP, address, length, protection, flags, fd, offset);
    if (result == -Errno.ENOMEM) {
      // Perhaps only because memory that the body has given back is still mapped here.
      answer(homeTid, 0, Step.ONLY_AT_HOME);
      return;
    }
    boolean failed = result < 0 && result >= -4095;
    if (shared && !failed) {
      answerShared(homeTid, result);
      return;
    }
    answer(homeTid, result, Step.MAPPED);
    if (!failed) {
      try {
        contents(result, result + ((length + PAGE - 1) & -PAGE), (int) protection);
      } catch (IOException e) {
        // Its memory goes with the threads when another one makes execve(2).
        throw calls.lives(homeTid) ? e : new GoneException("thread " + homeTid);
      }
      answer(homeTid, result, Step.FILLED);
    }
  }

  private static Set<String> names(WireReader in) throws IOException {
    int count = in.i32();
    if (count < 0 || count > in.remaining()) {
      throw new IOException(count + " names of shared memory");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      names.add(in.string());
    }
    return names;
  }

  private void answer(int homeTid, long result, Step step) throws IOException {
    link.send(FrameType.MAPPED, new WireWriter().i32(homeTid).i64(result).u8(step.ordinal()));
  }

  private void answerShared(int homeTid, long result) throws IOException {
    for (MapsEntry entry : ProcMaps.read(deputy.firstAlive().tid())) {
      if (entry.start() == result && SharedObjects.isCarriable(entry)) {
        link.send(
            FrameType.MAPPED,
            new WireWriter()
                .i32(homeTid)
                .i64(result)
                .u8(Step.SHARED.ordinal())
                .string(SharedObjects.name(entry)));
        return;
      }
    }
    throw new IOException("new shared memory is not at " + Long.toHexString(result));
  }

  /** Pages behind a file's end give SIGBUS at home, and could not in the body. */
  private static boolean beyondFile(SlotCalls remote, long fd, long end) throws IOException {
    if (remote.call(SYS_FSTAT, fd, remote.scratch().value()) != 0) {
      return false;
    }
    long size =
        ByteBuffer.wrap(remote.readScratch(ST_SIZE, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return end > ((size + PAGE - 1) & -PAGE);
  }

  private void contents(long start, long end, int protection) throws IOException {
    Vma vma = new Vma(start, end, protection, Vma.Kind.FILE, false, "", 0);
    try (PageSource source =
        new PageSource(
            deputy.pid(),
            Reading.STOPPED,
            (batch, size) -> link.send(FrameType.PAGES, batch, 0, size))) {
      source.everything(vma);
      source.finish();
    }
  }
}
