package dev.roost.engine.migration;

import dev.roost.engine.deputy.CallService;
import dev.roost.engine.deputy.Deputy;
import dev.roost.engine.deputy.Offspring;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.engine.model.Mappings;
import dev.roost.wire.WireReader;
import dev.roost.wire.WireWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Home's side of a process that is born away: its deputy is made by its parent's, its body by its
 * parent's body. It is away from its first instruction on, on a link of its own.
 */
final class HomeBirth {
  private static final Logger LOG = System.getLogger("roost.home");

  private final Engine engine;
  private final MigrationRecord parent;
  private final Place guest;
  private final CallService calls;
  private final Mappings departed;
  private final MemoryGroup group;

  /**
   * @param parent the record of the process that makes others
   * @param link to its guest
   * @param departed its mappings when it left, which its children inherit at home
   * @param group whom it goes home with
   */
  HomeBirth(
      Engine engine,
      MigrationRecord parent,
      Link link,
      CallService calls,
      Mappings departed,
      MemoryGroup group) {
    this.engine = engine;
    this.parent = parent;
    this.guest = new Place(link.peer(), link.remoteHost(), link.remotePort());
    this.calls = calls;
    this.departed = departed;
    this.group = group;
  }

  /**
   * A NEW_PROCESS frame: {@code i32 maker, u8 exit signal, u8 1 if the maker waits}. Waits until
   * the child runs. One that has its parent's very memory for a while could not go home with those
   * who share memory, for its parent does not stop before it has ended: it is made at home.
   *
   * @return what the parent's guest must be told of it, or null if it knows
   */
  WireWriter make(WireReader in) throws IOException {
    int maker = in.i32();
    int exitSignal = in.u8();
    boolean makerWaits = in.u8() == 1;
    if ((makerWaits && group.isSharing()) || !group.beginBirth()) {
      return new WireWriter().i32(maker).i64(0);
    }
    try {
      return make(maker, exitSignal);
    } finally {
      group.endBirth();
    }
  }

  private WireWriter make(int maker, int exitSignal) throws IOException {
    Offspring made = calls.makeProcess(maker, exitSignal);
    Deputy child = made.deputy();
    if (child == null) {
      return new WireWriter().i32(maker).i64(made.result());
    }
    MigrationRecord record = engine.bornAway(child.pid(), parent.command(), guest);
    HomeSession session;
    try {
      Link own = introduce(maker, child);
      Outbox outbox = new Outbox(own, "roost-out-" + child.pid(), WireWriter::new);
      session = new HomeSession(engine, record, own, outbox, child, departed, group.ofChild());
    } catch (IOException | RuntimeException e) {
      LOG.log(
          Level.INFO,
          "a child of process {0,number,#} is not made at {1}: {2}",
          parent.pid(),
          guest.node(),
          e.getMessage());
      record.become(MigrationState.ENDED, "it was not born");
      calls.disown(maker, child);
      return new WireWriter().i32(maker).i64(0);
    }
    begin(record, session);
    return null;
  }

  private Link introduce(int maker, Deputy child) throws IOException {
    Link own = engine.spareLinks().take(guest);
    try {
      own.send(
          FrameType.BORN,
          new WireWriter()
              .i32(parent.pid())
              .i32(maker)
              .i32(child.pid())
              .i32(child.leader().homeTid()));
      own.expect(FrameType.READY);
      return own;
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** Nobody may call it home before the guest has been told that it runs. */
  private void begin(MigrationRecord record, HomeSession session) {
    record.moving().lock();
    try {
      engine.away(record, session);
      session.commit(false);
    } catch (IOException | RuntimeException e) {
      session.lost(e);
    } finally {
      record.moving().unlock();
    }
  }
}
