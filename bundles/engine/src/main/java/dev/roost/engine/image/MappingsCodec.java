package dev.roost.engine.image;

import dev.roost.engine.model.Mappings;
import dev.roost.engine.model.Vma;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code i32 count, { i64 start, i64 end, u8 protection, u8 kind, u8 growsDown, string, i64, u8
 * dump, u8 fork, u8 lock }*}.
 */
final class MappingsCodec {
  /** The kernel's own default limit, vm.max_map_count. */
  private static final int MAX_VMAS = 65530;

  private static final long TOP = 0x7ffffffff000L;

  private MappingsCodec() {}

  static void write(WireWriter out, Mappings mappings) {
    out.i32(mappings.vmas().size());
    for (Vma vma : mappings.vmas()) {
      out.i64(vma.start()).i64(vma.end()).u8(vma.protection()).u8(vma.kind().ordinal());
      out.u8(vma.growsDown() ? 1 : 0).string(vma.path()).i64(vma.offset());
      out.u8(vma.dump().ordinal()).u8(vma.fork().ordinal()).u8(vma.lock().ordinal());
    }
  }

  static Mappings read(WireReader in) throws WireException {
    int count = Checks.count("mappings", in.i32(), MAX_VMAS);
    List<Vma> vmas = new ArrayList<>(count);
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long start = in.i64();
      long end = in.i64();
      if (start < previous || end <= start || end > TOP || ((start | end) & 0xfff) != 0) {
        throw new WireException("mapping " + i + " has impossible addresses");
      }
      previous = end;
      int protection = in.u8() & 7;
      Vma.Kind kind = Checks.constant("kind of mapping", Vma.Kind.values(), in.u8());
      boolean growsDown = in.u8() == 1;
      String path = in.string();
      long offset = in.i64();
      Vma.Dump dump = Checks.constant("kind of dump", Vma.Dump.values(), in.u8());
      Vma.Fork fork = Checks.constant("kind of fork", Vma.Fork.values(), in.u8());
      Vma.Lock lock = Checks.constant("kind of lock", Vma.Lock.values(), in.u8());
      vmas.add(new Vma(start, end, protection, kind, growsDown, path, offset, dump, fork, lock));
    }
    return new Mappings(vmas);
  }
}
