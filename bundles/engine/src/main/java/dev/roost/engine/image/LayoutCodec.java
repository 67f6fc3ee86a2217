package dev.roost.engine.image;

import dev.roost.engine.model.Layout;
import dev.roost.engine.model.Region;
import dev.roost.engine.model.Vma;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

/**
 * {@code u16 version, i32 pid, string command, i64 region start, i64 region size, mappings}: the
 * payload of a LAYOUT frame, and the beginning of that of a STATE frame.
 */
public final class LayoutCodec {
  private static final int VERSION = 4;
  private static final long MIN_REGION = 1 << 20;
  private static final long TOP = 0x7ffffffff000L;

  private LayoutCodec() {}

  /** The layout as bytes. */
  public static byte[] encode(Layout layout) {
    WireWriter out = new WireWriter();
    write(out, layout);
    return out.toByteArray();
  }

  /**
   * The layout that {@code bytes} holds.
   *
   * @throws WireException with what is wrong with it
   */
  public static Layout decode(byte[] bytes) throws WireException {
    WireReader in = new WireReader(bytes);
    Layout layout = read(in);
    in.expectEnd("layout");
    return layout;
  }

  static void write(WireWriter out, Layout layout) {
    out.u16(VERSION).i32(layout.pid()).string(layout.command());
    out.i64(layout.region().start()).i64(layout.region().size());
    MappingsCodec.write(out, layout.mappings());
  }

  static Layout read(WireReader in) throws WireException {
    int version = in.u16();
    if (version != VERSION) {
      throw new WireException("process image of version " + version + ", not " + VERSION);
    }
    Layout layout =
        new Layout(in.i32(), in.string(), new Region(in.i64(), in.i64()), MappingsCodec.read(in));
    check(layout);
    return layout;
  }

  /** What a hostile sender could use to have its own code run where calls are injected. */
  private static void check(Layout layout) throws WireException {
    Region region = layout.region();
    boolean aligned = ((region.start() | region.size()) & 0xfff) == 0;
    if (!aligned || region.size() < MIN_REGION || region.start() < MIN_REGION) {
      throw new WireException("the region of the process image is impossible");
    }
    if (region.size() > TOP || region.end() > TOP || region.end() < region.start()) {
      throw new WireException("the region of the process image is out of user space");
    }
    for (Vma vma : layout.mappings().vmas()) {
      if (vma.start() < region.end() && vma.end() > region.start()) {
        throw new WireException("a mapping of the process image lies in Roost's own range");
      }
    }
    if (layout.pid() <= 1) {
      throw new WireException("process id " + layout.pid() + " cannot be moved");
    }
  }
}
