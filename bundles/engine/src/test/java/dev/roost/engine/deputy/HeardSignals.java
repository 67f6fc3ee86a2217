package dev.roost.engine.deputy;

import dev.roost.linux.WaitResult;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens to a deputy for the signals that are its body's. */
class HeardSignals implements DeputyListener {
  private final BlockingQueue<Integer> signals = new LinkedBlockingQueue<>();

  /** The number of the next, waited for; null if there is none for a long time. */
  Integer next() throws InterruptedException {
    return signals.poll(10, TimeUnit.SECONDS);
  }

  /** Those that have been heard so far and not been asked for. */
  List<Integer> soFar() {
    List<Integer> all = new ArrayList<>();
    signals.drainTo(all);
    return all;
  }

  @Override
  public void signal(int homeTid, byte[] info) {
    signals.add(ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).getInt(0));
  }

  @Override
  public void threadEnded(DeputyThread thread) {}

  @Override
  public void becameAnother(int homeTid) {}

  @Override
  public void processEnded(WaitResult result) {}
}
