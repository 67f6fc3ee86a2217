package dev.roost.engine.body;

import dev.roost.engine.link.FrameType;
import dev.roost.engine.memory.PageSink;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.memory.WriteTracking;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Registers;
import dev.roost.engine.model.Registers.Name;
import dev.roost.engine.model.RemoteAddress;
import dev.roost.engine.restore.SharedStore;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.Errno;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.abi.MmanAbi;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * mmap(2) of a file while away. The deputy maps the file at home, at the same address, so that
 * errors are the kernel's own and the mapping is there after the way home; the body maps private
 * memory and gets the contents. The thread stays stopped at the call until both are done.
 *
 * <p>mmap(2) of new shared memory too: both make their own, which the store knows as one.
 */
public final class FileMapper {
  private static final Logger LOG = System.getLogger("roost.mapper");
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_FIXED_NOREPLACE = 0x100000;
  private static final long PAGE = 4096;
  private static final int SYS_MMAP = 9;
  private static final int SYS_MUNMAP = 11;
  private static final int SYS_MADVISE = 28;

  /** The mark of what stands for a file; see MappingsRestore. */
  private static final int FILE_MARK = MmanAbi.MADV_MERGEABLE;

  private final Tracer tracer;
  private final BiConsumer<FrameType, WireWriter> outbox;
  private final BodyProcess body;
  private final FileRanges files;
  private final Region region;
  private final RemoteAddress injection;
  private final WriteTracking tracking;
  private final SharedStore store;
  private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();

  /**
   * A thread that waits.
   *
   * @param address where the body's memory is mapped, or 0 if it is not yet
   */
  private record Pending(HeldCall held, long address) {

    Registers registers() {
      return held.registers();
    }

    long call(RemoteAddress injection, int number, long... arguments) throws ErrnoException {
      return held.call(injection, number, arguments);
    }
  }

  public FileMapper(
      Tracer tracer,
      BiConsumer<FrameType, WireWriter> outbox,
      BodyProcess body,
      FileRanges files,
      Region region,
      WriteTracking tracking,
      SharedStore store) {
    this.store = store;
    this.tracer = tracer;
    this.tracking = tracking;
    this.outbox = outbox;
    this.body = body;
    this.files = files;
    this.region = region;
    this.injection = region.code();
  }

  /** Begins a mapping, at the stop of {@code task} at the call's entry. Tracer's thread. */
  public void begin(int homeTid, StoppedTask task) {
    try {
      HeldCall held = HeldCall.at(task);
      Registers registers = held.registers();
      long flags = registers.argument(3);
      boolean atGivenPlace = (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) == MAP_FIXED;
      long address = task.finishSystemCall(anonymous(registers, atGivenPlace));
      boolean failed = address < 0 && address >= -4095;
      Pending waiting = new Pending(held, failed || atGivenPlace ? 0 : address);
      if (failed && !atGivenPlace) {
        finish(waiting, address);
        return;
      }
      pending.put(homeTid, waiting);
      if (address == -Errno.ENOMEM) {
        comeHome(homeTid, "mmap: the body may have no more memory");
        return;
      }
      if (atGivenPlace && !failed) {
        waiting.call(injection, SYS_MUNMAP, address, registers.argument(1));
      }
      long start = atGivenPlace ? registers.argument(0) : address;
      WireWriter request =
          new WireWriter()
              .i32(homeTid)
              .i64(start)
              .i64(registers.argument(1))
              .i64(registers.argument(2))
              .i64((flags & ~MAP_FIXED_NOREPLACE) | MAP_FIXED)
              .i64(registers.argument(4))
              .i64(registers.argument(5));
      Set<String> elsewhere = sharedBut(start, start + registers.argument(1));
      request.i32(elsewhere.size());
      elsewhere.forEach(request::string);
      outbox.accept(FrameType.MAP_FILE, request);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a file cannot be mapped in body " + body.pid(), e);
      body.kill();
    }
  }

  /** What shared memory the body has elsewhere: home must not lose it where it has it. */
  private Set<String> sharedBut(long start, long end) throws IOException {
    return store.isEmpty() ? Set.of() : store.namesBut(ProcMaps.read(body.living()), start, end);
  }

  /**
   * The call for memory of the body. At a given place it only shows whether there is room for it,
   * for nothing may be mapped there before home has: a call that fails must leave what was there,
   * and home could not undo what it has mapped. MAP_FIXED_NOREPLACE replaces nothing; what is in
   * its way at home only, the program has unmapped here.
   */
  private static Registers anonymous(Registers registers, boolean atGivenPlace) {
    long flags = registers.argument(3) | MAP_ANONYMOUS;
    Registers call = registers.with(Name.R8, -1).with(Name.R9, 0);
    return atGivenPlace
        ? call.with(Name.RDI, 0).with(Name.R10, flags & ~MAP_FIXED)
        : call.with(Name.R10, flags);
  }

  /** A batch of the file's contents. */
  public void contents(byte[] batch) throws IOException {
    try (PageSink sink = new PageSink(body.pid(), PageSink.Mode.OVERWRITE, region)) {
      sink.accept(batch, 0, batch.length);
    }
  }

  /**
   * Home has mapped the file, or not: {@code result} is the address or a negated errno. With an
   * address given by the program the body maps its memory only now, for a call that fails must
   * leave what was there.
   *
   * <p>Contents follow, if it was mapped.
   */
  public void mapped(int homeTid, long result) throws IOException {
    Pending waiting = pending.get(homeTid);
    if (waiting == null) {
      throw new IOException("home maps a file for thread " + homeTid + ", which asked for none");
    }
    tracer.call(
        () -> {
          long length = waiting.registers().argument(1);
          if (result < 0 && result >= -4095) {
            if (waiting.address() != 0) {
              waiting.call(injection, SYS_MUNMAP, waiting.address(), length);
            }
            done(homeTid, result);
            return null;
          }
          mapHere(waiting, result);
          waiting.call(injection, SYS_MADVISE, result, length, FILE_MARK);
          return null;
        });
  }

  private void mapHere(Pending waiting, long result) throws IOException {
    if (waiting.address() == 0) {
      long length = waiting.registers().argument(1);
      long protection = waiting.registers().argument(2);
      long flags = waiting.registers().argument(3) | MAP_ANONYMOUS;
      long here = waiting.call(injection, SYS_MMAP, result, length, protection, flags, -1, 0);
      if (here != result) {
        throw new IOException("the body mapped " + here + " where home mapped " + result);
      }
    }
  }

  /**
   * Home has made new shared memory at {@code result}, and calls it {@code object}: the thread goes
   * on. Nobody watches who writes it, for it goes home as a whole.
   */
  public void shared(int homeTid, long result, String object) throws IOException {
    Pending waiting = pending.remove(homeTid);
    if (waiting == null) {
      throw new IOException("home shares memory with thread " + homeTid + ", which asked for none");
    }
    tracer.call(
        () -> {
          mapHere(waiting, result);
          for (MapsEntry entry : ProcMaps.read(body.living())) {
            if (entry.start() == result && SharedObjects.isCarriable(entry)) {
              store.bind(entry, object);
            }
          }
          finish(waiting, result);
          return null;
        });
  }

  /**
   * The file must be mapped at home: the call is undone and made again there.
   *
   * @param reason told home
   */
  public void comeHome(int homeTid, String reason) throws IOException {
    Pending waiting = pending.remove(homeTid);
    if (waiting == null) {
      throw new IOException("home refuses a mapping for thread " + homeTid + ", which made none");
    }
    tracer.call(
        () -> {
          if (waiting.address() != 0) {
            long length = waiting.registers().argument(1);
            waiting.call(injection, SYS_MUNMAP, waiting.address(), length);
          }
          waiting.held().undo();
          body.keep(waiting.held().task());
          return null;
        });
    outbox.accept(FrameType.WANT_HOME, new WireWriter().string(reason));
  }

  /** The contents are there: the thread goes on. */
  public void done(int homeTid, long result) throws IOException {
    Pending waiting = pending.remove(homeTid);
    if (waiting == null) {
      throw new IOException("a mapping for thread " + homeTid + " ended twice");
    }
    boolean mapped = result < -4095 || result > 0;
    if (mapped) {
      long pages = (waiting.registers().argument(1) + PAGE - 1) & -PAGE;
      files.add(result, result + pages);
      tracking.watch(result, result + pages);
    }
    tracer.call(
        () -> {
          finish(waiting, result);
          return null;
        });
  }

  /** The call returns. */
  private void finish(Pending waiting, long result) throws ErrnoException {
    waiting.held().returns(result);
    body.goOn(waiting.held().task());
  }
}
