package dev.roost.engine.image;

import dev.roost.engine.model.SignalState;
import dev.roost.wire.WireException;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** {@code { bytes[32] action }*64, i64 descriptors, i32 count, { bytes[128] siginfo }*}. */
final class SignalStateCodec {

  private SignalStateCodec() {}

  static void write(WireWriter out, SignalState signals) {
    signals.actions().forEach(out::bytes);
    out.i64(signals.descriptors());
    out.i32(signals.pending().size());
    signals.pending().forEach(out::bytes);
  }

  static SignalState read(WireReader in) throws WireException {
    List<byte[]> actions = new ArrayList<>();
    for (int i = 0; i < SignalState.SIGNALS; i++) {
      actions.add(Checks.bytes("signal action", in, 32));
    }
    return new SignalState(actions, in.i64(), Checks.signals(in));
  }
}
