package dev.roost.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.discovery.message.Topics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewsQueueTest {

  private static final byte[] LARGE = new byte[65_536];

  private final NewsQueue queue = new NewsQueue(new Topics("barn"));

  private static News arrived(String rest) {
    return new News.Arrived("roost/1/barn/node/" + rest, new byte[] {1});
  }

  @Test
  void whoComesAndGoesIsFirstAndTheRestKeepsItsOrder() throws Exception {
    News load = arrived("a/load");
    News birth = arrived("b/status");
    News look = new News.Look();
    News will = arrived("a/status");
    for (News news : new News[] {load, birth, look, will}) {
      queue.add(news);
    }

    assertThat(queue.take(0)).containsExactly(birth, will, load, look);
    assertThat(queue.take(0)).isEmpty();
  }

  @Test
  void theBirthsOfNineThousandNodesFitAtOnce() throws Exception {
    IntStream.range(0, 9_000)
        .mapToObj(i -> new News.Arrived("roost/1/barn/node/n" + i + "/status", new byte[2_600]))
        .forEach(queue::add);

    assertThat(queue.dropped()).isZero();
    assertThat(queue.take(0)).hasSize(9_000);
  }

  @Test
  void whatWeighsTooMuchIsDroppedAndCountedUntilThereIsRoomAgain() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      queue.add(new News.Arrived("t", LARGE));
    }
    int taken = queue.take(0).size();
    assertThat(taken).isBetween(300, 400);
    assertThat(queue.dropped()).isEqualTo(1_000 - taken);

    queue.add(new News.Arrived("t", LARGE));

    assertThat(queue.take(0)).hasSize(1);
  }

  @Test
  void aLookThatDoesNotFitIsNotMissed() throws Exception {
    for (int i = 0; i < 70_000; i++) {
      queue.add(new News.Look());
    }

    assertThat(queue.dropped()).isZero();
    assertThat(queue.take(0)).isNotEmpty();
  }
}
