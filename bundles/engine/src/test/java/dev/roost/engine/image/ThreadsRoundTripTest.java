package dev.roost.engine.image;

import dev.roost.engine.model.Threads;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;

class ThreadsRoundTripTest extends RoundTrip<Threads> {

  ThreadsRoundTripTest() {
    super(RandomImages::threads);
  }

  @Override
  void write(WireWriter out, Threads section) {
    ThreadsCodec.write(out, section);
  }

  @Override
  Threads read(WireReader in) throws WireException {
    return ThreadsCodec.read(in);
  }
}
