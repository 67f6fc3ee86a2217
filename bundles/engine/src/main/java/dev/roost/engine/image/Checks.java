package dev.roost.engine.image;

import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import java.util.ArrayList;
import java.util.List;

/** What is asked of every number that comes from another node. */
final class Checks {

  private Checks() {}

  static int count(String what, int value, int max) throws WireException {
    if (value < 0 || value > max) {
      throw new WireException(value + " " + what + ": at most " + max + " are possible");
    }
    return value;
  }

  static <E> E constant(String what, E[] values, int ordinal) throws WireException {
    if (ordinal >= values.length) {
      throw new WireException("unknown " + what + " " + ordinal);
    }
    return values[ordinal];
  }

  static byte[] bytes(String what, WireReader in, int length) throws WireException {
    byte[] bytes = in.bytes();
    if (bytes.length != length) {
      throw new WireException(what + " has " + bytes.length + " bytes, not " + length);
    }
    return bytes;
  }

  static long[] longs(WireReader in, int count) throws WireException {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.i64();
    }
    return values;
  }

  static List<byte[]> signals(WireReader in) throws WireException {
    int count = count("pending signals", in.i32(), 4096);
    List<byte[]> signals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      signals.add(bytes("siginfo_t", in, 128));
    }
    return signals;
  }
}
