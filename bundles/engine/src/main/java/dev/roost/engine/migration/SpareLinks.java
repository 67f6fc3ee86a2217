package dev.roost.engine.migration;

import dev.roost.engine.link.Link;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links that are open before they are needed. A birth away would wait for the handshake; so with
 * each that is taken the next is opened, in the background, and kept for a moment: who makes one
 * process often makes another.
 */
final class SpareLinks {
  private static final Logger LOG = System.getLogger("roost.home");

  /** So long a link is kept; its guest takes one that says nothing for longer as lost. */
  private static final Duration KEPT = Link.SILENCE.dividedBy(2);

  private final Engine engine;
  private final Map<Place, Link> spares = new ConcurrentHashMap<>();

  SpareLinks(Engine engine) {
    this.engine = engine;
  }

  /** A new link to this place. */
  Link take(Place place) throws IOException {
    Link spare = spares.remove(place);
    engine.inBackground(() -> open(place));
    return spare != null ? spare : engine.connect(place);
  }

  private void open(Place place) {
    if (spares.containsKey(place)) {
      return;
    }
    try {
      Link fresh = engine.connect(place);
      if (spares.putIfAbsent(place, fresh) == null) {
        engine.later(KEPT, () -> drop(place, fresh));
      } else {
        fresh.close();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "no spare link to {0}: {1}", place.node(), e.getMessage());
    }
  }

  private void drop(Place place, Link unused) {
    if (spares.remove(place, unused)) {
      try {
        unused.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "link to {0}: {1}", place.node(), e.getMessage());
      }
    }
  }
}
