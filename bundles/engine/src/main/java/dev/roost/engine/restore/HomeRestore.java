package dev.roost.engine.restore;

import dev.roost.engine.memory.Discard;
import dev.roost.engine.memory.PageSink;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.memory.SharedSink;
import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.engine.tracee.RemoteCalls;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import dev.roost.linux.proc.ProcSmaps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the deputy's own memory and signal state up to what its body has become: {@link #layout},
 * then pages, then {@link #finish}. The calls are made by the deputy's parked leader.
 */
public final class HomeRestore {
  private final int pid;
  private final RemoteCalls calls;
  private final Region region;
  private final Mappings departed;
  private final ProcessImage image;

  /**
   * @param pid the deputy, in this engine's pid namespace
   * @param calls calls of its leader
   * @param region Roost's own range in it
   * @param departed its mappings when it left
   * @param image what its body has become
   */
  public HomeRestore(
      int pid, RemoteCalls calls, Region region, Mappings departed, ProcessImage image) {
    this.pid = pid;
    this.calls = calls;
    this.region = region;
    this.departed = departed;
    this.image = image;
  }

  /** Makes its mappings those of the image. */
  public void layout() throws IOException {
    List<MapsEntry> maps = ProcMaps.read(pid);
    MappingsRestore.update(
        calls,
        image.mappings(),
        present(maps, region, departed),
        MappingsRestore.Marks.NONE,
        new HomeSharing(maps));
  }

  /**
   * What of a deputy's mappings is the program's. What the program has advised about them is as it
   * was when it left: such calls are made at home.
   */
  static List<Vma> present(List<MapsEntry> maps, Region region, Mappings departed) {
    List<Vma> present = new ArrayList<>();
    for (MapsEntry entry : maps) {
      if (!region.contains(entry.start(), entry.end()) && !entry.isSpecial()) {
        present.add(vma(entry, departed.at(entry.start()).orElse(null)));
      }
    }
    return present;
  }

  private static Vma vma(MapsEntry entry, Vma before) {
    int protection =
        (entry.readable() ? Vma.READ : 0)
            | (entry.writable() ? Vma.WRITE : 0)
            | (entry.executable() ? Vma.EXECUTE : 0);
    boolean shared = SharedObjects.isCarriable(entry);
    Vma.Kind file = shared ? Vma.Kind.SHARED : Vma.Kind.FILE;
    Vma.Kind kind = entry.isAnonymous() ? Vma.Kind.ANONYMOUS : file;
    return new Vma(
        entry.start(),
        entry.end(),
        protection,
        kind,
        false,
        shared ? SharedObjects.name(entry) : entry.path(),
        shared ? entry.offset() : 0,
        before == null ? Vma.Dump.USUAL : before.dump(),
        before == null ? Vma.Fork.COPIED : before.fork(),
        Vma.Lock.NONE);
  }

  /**
   * Where its pages are to be written; what is still a file's stays so where nothing differs.
   * Memory is as it was when the process left, so what is not spoken of is right already.
   */
  public PageSink pages() throws IOException {
    TreeMap<Long, Vma> byStart = new TreeMap<>();
    image.mappings().vmas().forEach(vma -> byStart.put(vma.start(), vma));
    return new PageSink(
        pid,
        PageSink.Mode.IF_DIFFERENT,
        region,
        address -> isFile(byStart.floorEntry(address)),
        new Discard(pid, calls),
        new SharedSink(pid));
  }

  private static boolean isFile(Map.Entry<Long, Vma> entry) {
    return entry != null && entry.getValue().kind() == Vma.Kind.FILE;
  }

  /** Everything else of the process that can still be refused; its threads are the releaser's. */
  public void finish() throws IOException {
    if (Locking.any(departed) || Locking.any(image.mappings())) {
      Locking.atHome(calls, image.mappings(), ProcSmaps.read(pid));
    }
    MemoryFieldsRestore.into(calls, image.fields());
    SignalStateRestore.changes(calls, image.signals());
  }

  /** Signals that waited in the body: queued only when the process is surely at home. */
  public void pending(SignalStateRestore.Peek peek) throws IOException {
    SignalStateRestore.pending(calls, image.pid(), image.signals(), peek);
  }
}
