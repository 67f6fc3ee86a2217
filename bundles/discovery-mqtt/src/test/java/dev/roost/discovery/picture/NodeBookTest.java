package dev.roost.discovery.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.LoadVector;
import dev.roost.api.NodeView;
import dev.roost.discovery.message.BadMessageException;
import dev.roost.discovery.message.LoadMessage;
import dev.roost.discovery.message.StatusMessage;
import dev.roost.discovery.message.StatusMessage.State;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NodeBookTest {

  private static final LoadVector LOAD = new LoadVector(2, 1, 0.5, 0.5, 0.5, 100, 50, 0, 0);

  private final NodeBook book = new NodeBook("node-1", 5_000);
  private final LoadWindow window = new LoadWindow(8, 1, new SplittableRandom(1));

  @Test
  void lateWillOfAnEarlierSessionChangesNothing() throws Exception {
    book.status(status(State.READY, 7, 2), null, at(0));

    assertThatThrownBy(() -> book.status(status(State.LOST, 7, 1), null, at(1)))
        .isInstanceOf(BadMessageException.class);
    assertThatThrownBy(() -> book.status(status(State.LOST, 6, 9), null, at(1)))
        .isInstanceOf(BadMessageException.class);
    assertThat(state()).isEqualTo(NodeView.State.READY);
  }

  @Test
  void repeatedBirthAfterAGoodbyeOfTheSameSessionChangesNothing() throws Exception {
    book.status(status(State.OFFLINE, 7, 2), null, at(0));

    assertThatThrownBy(() -> book.status(status(State.READY, 7, 2), null, at(1)))
        .isInstanceOf(BadMessageException.class)
        .hasMessageContaining("READY of epoch 7, session 2");
    assertThat(state()).isEqualTo(NodeView.State.LEAVING);
  }

  @Test
  void nextSessionBringsALostNodeBack() throws Exception {
    book.status(status(State.LOST, 7, 2), null, at(0));
    assertThat(state()).isEqualTo(NodeView.State.LOST);

    book.status(status(State.READY, 7, 3), null, at(1));

    assertThat(state()).isEqualTo(NodeView.State.READY);
  }

  @Test
  void silentNodeIsLostAndComesBackWithItsLoad() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));
    listen(0);
    book.load(load(7, 1), at(1_000));
    book.look(at(6_000), window);
    assertThat(state()).isEqualTo(NodeView.State.READY);

    book.look(at(6_001), window);
    assertThat(state()).isEqualTo(NodeView.State.LOST);

    book.load(load(7, 2), at(7_000));
    assertThat(state()).isEqualTo(NodeView.State.READY);
  }

  @Test
  void silenceIsCountedFromTheReturnOfTheBroker() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));
    listen(0);
    window.startAgain();
    listen(58_000);

    book.look(at(60_000), window);
    assertThat(state()).isEqualTo(NodeView.State.READY);

    book.look(at(63_001), window);
    assertThat(state()).isEqualTo(NodeView.State.LOST);
  }

  @Test
  void nothingFollowsFromTheSilenceOfWhoIsNotListenedTo() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));
    book.load(load(7, 1), at(1_000));

    book.look(at(600_000), window);

    Known node = book.all().getFirst();
    assertThat(node.state()).isEqualTo(NodeView.State.READY);
    assertThat(node.load()).isEqualTo(LOAD);
    assertThat(node.view(at(600_000)).ageMs()).isEqualTo(599_000);
  }

  @Test
  void whoComesIntoTheWindowHasTheWholeTimeToSpeak() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));
    book.load(load(7, 1), at(1_000));
    listen(600_000);

    book.look(at(605_000), window);
    assertThat(state()).isEqualTo(NodeView.State.READY);

    book.look(at(605_001), window);
    assertThat(state()).isEqualTo(NodeView.State.LOST);
  }

  @Test
  void aWillIsHeardOfWhoIsNotListenedTo() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));

    book.status(status(State.LOST, 7, 1), null, at(1));

    assertThat(state()).isEqualTo(NodeView.State.LOST);
  }

  @Test
  void loadIsTakenOnceAndInOrder() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));
    book.load(load(7, 5), at(1));

    for (LoadMessage old : List.of(load(7, 5), load(7, 4), load(6, 9), load(8, 9))) {
      assertThatThrownBy(() -> book.load(old, at(2))).isInstanceOf(BadMessageException.class);
    }
    book.status(status(State.READY, 8, 1), null, at(3));
    book.load(load(8, 1), at(4));

    assertThat(book.all().getFirst().heardNs()).isEqualTo(at(4));
    assertThat(book.all().getFirst().load()).isEqualTo(LOAD);
  }

  @Test
  void nodeThatDoesNotTakeOursIsReserved() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));
    book.load(load(7, 1, new Admission(Guests.SOME, List.of("node-1"), "")), at(1));
    assertThat(state()).isEqualTo(NodeView.State.READY);

    book.load(load(7, 2, new Admission(Guests.SOME, List.of("node-3"), "")), at(2));
    assertThat(state()).isEqualTo(NodeView.State.RESERVED);

    book.status(status(State.LEAVING, 7, 1), null, at(3));
    assertThat(state()).isEqualTo(NodeView.State.LEAVING);
    book.status(status(State.READY, 8, 1), null, at(4));
    assertThat(state())
        .as("until its first load says otherwise")
        .isEqualTo(NodeView.State.RESERVED);
    book.load(load(8, 1), at(5));
    assertThat(state()).isEqualTo(NodeView.State.READY);
  }

  @Test
  void forgetsOnlyWhoIsLost() throws Exception {
    book.status(status(State.READY, 7, 1), null, at(0));
    book.forget("node-2");
    assertThat(book.all()).hasSize(1);

    book.status(status(State.LOST, 7, 1), null, at(1));
    book.forget("node-2");

    assertThat(book.all()).isEmpty();
  }

  @Test
  void refusesAnotherThread() {
    assertThatThrownBy(() -> CompletableFuture.supplyAsync(book::all).get())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the picture belongs to the thread");
  }

  private NodeView.State state() {
    return book.all().getFirst().state();
  }

  /** From now on everybody is listened to. */
  private void listen(long ms) {
    window.slide(book.all());
    window.change(at(ms));
  }

  private static long at(long ms) {
    return TimeUnit.MILLISECONDS.toNanos(ms);
  }

  private static StatusMessage status(State state, long epoch, long session) {
    return new StatusMessage(
        "node-2",
        state,
        epoch,
        session,
        "10.0.0.2",
        7400,
        List.of(),
        "1",
        "6",
        "c",
        List.of(),
        "",
        0);
  }

  private static LoadMessage load(long epoch, long sequence) {
    return load(epoch, sequence, Admission.ALL);
  }

  private static LoadMessage load(long epoch, long sequence, Admission admission) {
    return new LoadMessage("node-2", epoch, sequence, 1000, true, LOAD, admission, 0);
  }
}
