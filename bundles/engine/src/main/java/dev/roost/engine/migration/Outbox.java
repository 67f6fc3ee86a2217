package dev.roost.engine.migration;

import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends frames in order on a thread of its own, for those who must not block, and a PING when there
 * is nothing else to say.
 */
final class Outbox {
  private static final Logger LOG = System.getLogger("roost.outbox");
  private static final long LAST_WORDS_MS = 2000;

  private final Link link;
  private final Supplier<WireWriter> ping;
  private final LinkedBlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Thread thread;

  /** A frame to send; without a type it ends the outbox. */
  private record Outgoing(FrameType type, WireWriter payload) {}

  Outbox(Link link, String name, Supplier<WireWriter> ping) {
    this.link = link;
    this.ping = ping;
    this.thread = Thread.ofPlatform().name(name).daemon(true).start(this::run);
  }

  void send(FrameType type, WireWriter payload) {
    waiting.incrementAndGet();
    queue.add(new Outgoing(type, payload));
  }

  /**
   * Sends a frame of two parts on the calling thread if nothing is waiting, else behind what is
   * waiting: a signal that came during a call must arrive before the call's result.
   */
  void sendNow(FrameType type, WireWriter head, byte[] payload) throws IOException {
    if (waiting.get() == 0) {
      link.send(type, head, payload);
    } else {
      send(type, head.raw(payload));
    }
  }

  void send(FrameType type) {
    send(type, new WireWriter());
  }

  void send(FrameType type, String sentence) {
    send(type, new WireWriter().string(sentence));
  }

  private void run() {
    long nextPing = System.nanoTime();
    try {
      while (true) {
        Outgoing next = queue.poll(Link.PING_MS, TimeUnit.MILLISECONDS);
        if (next != null && next.type() == null) {
          return;
        }
        if (next != null) {
          link.send(next.type(), next.payload());
          waiting.decrementAndGet();
        }
        if (System.nanoTime() >= nextPing) {
          link.send(FrameType.PING, ping.get());
          nextPing = System.nanoTime() + Link.PING_MS * 1_000_000L;
        }
      }
    } catch (IOException e) {
      // The reader of the link sees the same and is the one that acts on it.
      LOG.log(Level.DEBUG, "link to {0} is down: {1}", link.peer(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends what is left, within a time, and ends. */
  void finish() {
    queue.add(new Outgoing(null, null));
    try {
      thread.join(LAST_WORDS_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
