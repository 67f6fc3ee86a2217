package dev.roost.engine.migration;

import dev.roost.engine.body.BodyListener;
import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.capture.KernelClocks;
import dev.roost.engine.capture.StayReasons;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.Parking;
import dev.roost.engine.deputy.Release;
import dev.roost.engine.deputy.Strip;
import dev.roost.engine.image.ProcessImageCodec;
import dev.roost.engine.link.TransferDigest;
import dev.roost.engine.model.ProcessImage;
import dev.roost.engine.restore.BodyRestore;
import dev.roost.engine.restore.GuestGroup;
import dev.roost.engine.restore.Nursery;
import dev.roost.engine.restore.SharedStore;
import dev.roost.engine.syscall.SeccompFilter;
import dev.roost.engine.tracee.StoppedTask;
import dev.roost.engine.tracee.StubElf;
import dev.roost.linux.Signals;
import dev.roost.linux.Spawn;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Moves a stub of its own to and fro inside the engine, so that the JVM has compiled what stands
 * between a stop and a resume before a program has to wait for it. It also proves that this kernel
 * can do what is needed.
 */
public final class WarmUp {
  private static final int ROUNDS = 4;

  /** So much must be digested until the JIT uses the CPU's instructions. */
  private static final int DIGEST_MIB = 160;

  /** A CPU that needs longer for that is emulated, and is not worth it. */
  private static final long DIGEST_MOST_NS = 1_000_000_000L;

  private final Engine engine;
  private final LongSupplier nanoTime;

  /**
   * @param nanoTime a monotonic clock in nanoseconds
   */
  public WarmUp(Engine engine, LongSupplier nanoTime) {
    this.engine = engine;
    this.nanoTime = nanoTime;
  }

  /**
   * Runs it.
   *
   * @throws IOException with what this machine cannot do
   */
  public void run() throws IOException {
    TransferDigest digest = new TransferDigest();
    byte[] batch = new byte[1 << 20];
    long began = nanoTime.getAsLong();
    for (int i = 0; i < DIGEST_MIB && nanoTime.getAsLong() - began < DIGEST_MOST_NS; i++) {
      digest.pages(batch, batch.length);
    }
    for (int round = 0; round < ROUNDS; round++) {
      int stub = engine.tracer().call(() -> Spawn.start("roost-warm-up", StubElf.image()));
      try {
        round(stub);
      } finally {
        Signals.kill(stub, 9);
      }
    }
  }

  private void round(int stub) throws IOException {
    StayReasons.of(stub);
    Deputy deputy = Parking.park(engine.tracer(), stub);
    ProcessImage image = HomeCapture.of(deputy, "roost-warm-up");
    Strip strip = Strip.of(image);
    strip.apply(deputy);
    restore(ProcessImageCodec.decode(ProcessImageCodec.encode(image)));
    Release.asItWas(engine.tracer(), deputy, strip);
  }

  private void restore(ProcessImage image) throws IOException {
    BodyProcess body = new BodyProcess(engine.tracer(), new Nobody());
    try (SharedStore store = SharedStore.create()) {
      restore(image, body, store);
    }
  }

  private void restore(ProcessImage image, BodyProcess body, SharedStore store) throws IOException {
    Nursery nursery =
        engine
            .tracer()
            .call(
                () ->
                    Nursery.create(
                        engine.tracer(), KernelClocks.ownOffsets(), GuestGroup.NONE, store));
    BodyRestore restore = new BodyRestore(engine.tracer(), nursery, image.layout(), store);
    try {
      restore.layout(body);
      restore.become(image);
      byte[] filter =
          SeccompFilter.assemble(
              engine.table(),
              image.region().start(),
              image.region().start() + BodyRestore.CODE_BYTES,
              SeccompFilter.Signals.IN_BODY);
      restore.finish(filter, body);
    } finally {
      restore.end();
    }
  }

  /** A body that never runs has nothing to tell. */
  private static final class Nobody implements BodyListener {
    @Override
    public void mapsFile(int homeTid, StoppedTask task) {}

    @Override
    public void makesTask(int homeTid, StoppedTask task) {}

    @Override
    public void jobStop(int signal) {}

    @Override
    public void taken(int signal) {}

    @Override
    public void allStopped(Map<Integer, StoppedTask> byHomeTid) {}

    @Override
    public void ended(int signal) {}
  }
}
