package dev.roost.engine.image;

import dev.roost.engine.model.MemoryFields;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

/** {@code i64[11] addresses, bytes auxv}. */
final class MemoryFieldsCodec {
  private static final int ADDRESSES = 11;

  private MemoryFieldsCodec() {}

  static void write(WireWriter out, MemoryFields fields) {
    for (long address : fields.addresses()) {
      out.i64(address);
    }
    out.bytes(fields.auxv());
  }

  static MemoryFields read(WireReader in) throws WireException {
    long[] addresses = Checks.longs(in, ADDRESSES);
    byte[] auxv = in.bytes();
    Checks.count("bytes of auxiliary vector", auxv.length, 1024);
    return new MemoryFields(addresses, auxv);
  }
}
