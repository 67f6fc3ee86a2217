package dev.roost.engine.image;

import dev.roost.engine.model.MemoryFields;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

class MemoryFieldsRoundTripTest extends RoundTrip<MemoryFields> {

  MemoryFieldsRoundTripTest() {
    super(RandomImages::fields);
  }

  @Override
  void write(WireWriter out, MemoryFields section) {
    MemoryFieldsCodec.write(out, section);
  }

  @Override
  MemoryFields read(WireReader in) throws WireException {
    return MemoryFieldsCodec.read(in);
  }
}
