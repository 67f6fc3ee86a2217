package dev.roost.engine.image;

import dev.roost.engine.model.Limits;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

class LimitsRoundTripTest extends RoundTrip<Limits> {

  LimitsRoundTripTest() {
    super(RandomImages::limits);
  }

  @Override
  void write(WireWriter out, Limits section) {
    LimitsCodec.write(out, section);
  }

  @Override
  Limits read(WireReader in) throws WireException {
    return LimitsCodec.read(in);
  }
}
