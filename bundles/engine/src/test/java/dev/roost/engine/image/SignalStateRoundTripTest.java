package dev.roost.engine.image;

import dev.roost.engine.model.SignalState;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

class SignalStateRoundTripTest extends RoundTrip<SignalState> {

  SignalStateRoundTripTest() {
    super(RandomImages::signals);
  }

  @Override
  void write(WireWriter out, SignalState section) {
    SignalStateCodec.write(out, section);
  }

  @Override
  SignalState read(WireReader in) throws WireException {
    return SignalStateCodec.read(in);
  }
}
