package dev.roost.discovery.internal;

import dev.roost.discovery.message.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * News on their way to {@code roost-discovery}. Messages are bounded by what they weigh: at a new
 * connection the births of all nodes come at once, some 2.5 KB each, and none may be missed. Any
 * thread may add; one takes.
 */
final class NewsQueue {

  private static final int MOST = 65_536;

  /** The births of 9,000 nodes, beside a heap of 96 MB. */
  private static final long MOST_BYTES = 24 << 20;

  private final Topics topics;
  private final BlockingQueue<News> queue = new LinkedBlockingQueue<>(MOST);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  NewsQueue(Topics topics) {
    this.topics = topics;
  }

  /** Adds what there is room for; never waits. */
  void add(News news) {
    int weight = weight(news);
    boolean fits = bytes.addAndGet(weight) <= MOST_BYTES && queue.offer(news);
    if (!fits) {
      bytes.addAndGet(-weight);
      // A full queue wakes the thread as well as one more "look" would.
      if (!(news instanceof News.Look)) {
        dropped.incrementAndGet();
      }
    }
  }

  /**
   * Everything that is there, after at most so long. Who comes and goes is first: that is more
   * urgent than any load, and a birth makes the loads behind it good.
   */
  List<News> take(long waitNs) throws InterruptedException {
    List<News> all = new ArrayList<>();
    News first = queue.poll(Math.max(waitNs, 0), TimeUnit.NANOSECONDS);
    if (first != null) {
      all.add(first);
      queue.drainTo(all);
      all.forEach(news -> bytes.addAndGet(-weight(news)));
      all.sort(Comparator.comparing(news -> !isStatus(news)));
    }
    return all;
  }

  /** How many did not fit so far. */
  long dropped() {
    return dropped.get();
  }

  private boolean isStatus(News news) {
    return news instanceof News.Arrived(String topic, byte[] _) && topics.isStatus(topic);
  }

  private static int weight(News news) {
    return news instanceof News.Arrived(String topic, byte[] payload)
        ? topic.length() + payload.length
        : 0;
  }
}
