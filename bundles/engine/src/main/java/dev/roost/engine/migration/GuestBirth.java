package dev.roost.engine.migration;

import dev.roost.engine.body.BodyProcess;
import dev.roost.engine.link.FrameType;
import dev.roost.engine.link.Link;
import dev.roost.wire.WireReader;
import java.io.IOException;

/** The guest's side of a process that is born away: its body is made by its parent's. */
final class GuestBirth {
  private final Engine engine;
  private final Link link;
  private final BodyProcess body;
  private final BodyFigures figures;

  GuestBirth(Engine engine, Link link, BodyProcess body, BodyFigures figures) {
    this.engine = engine;
    this.link = link;
    this.body = body;
    this.figures = figures;
  }

  /**
   * A BORN frame: {@code i32 pid of the parent, i32 thread that makes it, i32 pid, i32 its id in
   * its pid namespace}. Whatever fails here is told home, where the process is then made.
   */
  Settled receive(WireReader born) throws IOException {
    try {
      int parentPid = born.i32();
      int maker = born.i32();
      int pid = born.i32();
      int homePid = born.i32();
      GuestSession parent = engine.guest(link.peer(), parentPid);
      figures.identify(link.peer(), pid, parent.figures().command());
      return ready(parent.bear(maker, homePid, body));
    } catch (IOException | RuntimeException e) {
      link.send(FrameType.REFUSED, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** Home that cannot be told gets no child: what it shares with its family is given back. */
  private Settled ready(Settled settled) throws IOException {
    try {
      link.send(FrameType.READY);
      return settled;
    } catch (IOException e) {
      body.kill();
      settled.household().leave();
      settled.end().run();
      throw e;
    }
  }
}
