package dev.roost.engine.link;

import dev.roost.engine.model.Parting;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Payload of {@link FrameType#PARTING}: {@code i64 mask, i64 ignored}, then twice {@code i32 count,
 * siginfo_t × count}: for the process and for the thread.
 */
public final class PartingCodec {
  private static final int SIGINFO_BYTES = 128;

  private PartingCodec() {}

  /** Writes it. */
  public static WireWriter write(Parting parting) {
    WireWriter out = new WireWriter().i64(parting.signalMask()).i64(parting.ignored());
    write(out, parting.pending());
    write(out, parting.ownPending());
    return out;
  }

  private static void write(WireWriter out, List<byte[]> infos) {
    out.i32(infos.size());
    infos.forEach(out::raw);
  }

  /** Reads it; nothing may follow. */
  public static Parting read(WireReader in) throws WireException {
    Parting parting = new Parting(in.i64(), in.i64(), infos(in), infos(in));
    in.expectEnd("the parting");
    return parting;
  }

  private static List<byte[]> infos(WireReader in) throws WireException {
    int count = in.i32();
    if (count < 0 || count > in.remaining() / SIGINFO_BYTES) {
      throw new WireException("a parting cannot hold " + count + " signals");
    }
    List<byte[]> infos = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] info = in.raw(SIGINFO_BYTES);
      int signal = (info[0] & 0xff) | info[1] << 8 | info[2] << 16 | info[3] << 24;
      if (signal < 1 || signal > 64) {
        throw new WireException("there is no signal " + signal);
      }
      infos.add(info);
    }
    return infos;
  }
}
