package dev.roost.engine.image;

import dev.roost.engine.model.Mappings;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

class MappingsRoundTripTest extends RoundTrip<Mappings> {

  MappingsRoundTripTest() {
    super(RandomImages::mappings);
  }

  @Override
  void write(WireWriter out, Mappings section) {
    MappingsCodec.write(out, section);
  }

  @Override
  Mappings read(WireReader in) throws WireException {
    return MappingsCodec.read(in);
  }
}
