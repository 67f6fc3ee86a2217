package dev.roost.engine.image;

import dev.roost.engine.model.Layout;
import dev.roost.engine.model.ProcessImage;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

/** What a {@link LayoutCodec} writes, then {@code limits, fields, signals, threads}. */
public final class ProcessImageCodec {

  private ProcessImageCodec() {}

  /** The image as bytes. */
  public static byte[] encode(ProcessImage image) {
    WireWriter out = new WireWriter();
    LayoutCodec.write(out, image.layout());
    LimitsCodec.write(out, image.limits());
    MemoryFieldsCodec.write(out, image.fields());
    SignalStateCodec.write(out, image.signals());
    ThreadsCodec.write(out, image.threads());
    return out.toByteArray();
  }

  /**
   * The image that {@code bytes} holds.
   *
   * @throws WireException with what is wrong with it
   */
  public static ProcessImage decode(byte[] bytes) throws WireException {
    WireReader in = new WireReader(bytes);
    Layout layout = LayoutCodec.read(in);
    ProcessImage image =
        new ProcessImage(
            layout.pid(),
            layout.command(),
            layout.region(),
            layout.mappings(),
            LimitsCodec.read(in),
            MemoryFieldsCodec.read(in),
            SignalStateCodec.read(in),
            ThreadsCodec.read(in));
    in.expectEnd("process image");
    return image;
  }
}
