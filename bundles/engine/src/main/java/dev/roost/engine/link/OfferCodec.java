package dev.roost.engine.link;

import dev.roost.engine.image.LimitsCodec;
import dev.roost.engine.model.Requirements;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code string release, version, vdso; i32 xstate; i32 count, { string feature }*; limits; i64
 * resident bytes, i64 group}, limits as in an image.
 */
public final class OfferCodec {

  private OfferCodec() {}

  /** Appends {@code offer}. */
  public static void write(WireWriter out, Offer offer) {
    Requirements requirements = offer.machine();
    out.string(requirements.kernelRelease()).string(requirements.kernelVersion());
    out.string(requirements.vdsoSha256()).i32(requirements.xstateBytes());
    out.i32(requirements.cpuFeatures().size());
    new TreeSet<>(requirements.cpuFeatures()).forEach(out::string);
    LimitsCodec.write(out, offer.limits());
    out.i64(offer.residentBytes()).i64(offer.group());
  }

  /** Reads what {@link #write} wrote. */
  public static Offer read(WireReader in) throws WireException {
    String release = in.string();
    String version = in.string();
    String vdso = in.string();
    int xstate = in.i32();
    int count = in.i32();
    if (count < 0 || count > 4096) {
      throw new WireException(count + " CPU features");
    }
    Set<String> features = new HashSet<>();
    for (int i = 0; i < count; i++) {
      features.add(in.string());
    }
    return new Offer(
        new Requirements(release, version, vdso, xstate, features),
        LimitsCodec.read(in),
        residentBytes(in),
        in.i64());
  }

  private static long residentBytes(WireReader in) throws WireException {
    long bytes = in.i64();
    if (bytes < 0) {
      throw new WireException(bytes + " bytes of resident memory");
    }
    return bytes;
  }
}
