package dev.roost.engine.deputy;

import dev.roost.engine.deputy.KeptObjects.Kept;
import dev.roost.linux.ErrnoException;
import dev.roost.linux.Fanotify;
import dev.roost.linux.Fanotify.Waiting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Has whoever opens shared memory wait until it is at home, as what is there now is old. On a
 * thread of its own, which touches no such file: it would wait for itself.
 */
public final class OpenWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger("roost.shared");

  /** So long somebody waits at most: then he sees what was there when the family left. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How often those who wait are looked at. */
  private static final int LOOK_MS = 100;

  private static final int FOR_EVER = -1;

  private final Fanotify fanotify;
  private final IntPredicate ours;
  private final int self = (int) ProcessHandle.current().pid();

  /** The thread's own: who waits, and since when. */
  private final Map<Waiting, Long> waiting = new LinkedHashMap<>();

  /** The thread's own: who was let in too early, and is not asked again. */
  private final Set<Integer> letIn = new HashSet<>();

  private boolean told;
  private volatile Consumer<String> wanted;
  private volatile boolean closed;

  private OpenWatch(Fanotify fanotify, IntPredicate ours) {
    this.fanotify = fanotify;
    this.ours = ours;
  }

  /**
   * Begins.
   *
   * @param ours whether a process is one of the deputies, which may open everything: what they
   *     would see comes home before they look at it
   * @throws ErrnoException if the kernel does not tell of a file that has a name
   */
  public static OpenWatch start(KeptObjects objects, IntPredicate ours) throws ErrnoException {
    Fanotify fanotify = Fanotify.create();
    try {
      for (Kept each : objects.files()) {
        hold(fanotify, each);
      }
    } catch (ErrnoException e) {
      fanotify.close();
      throw e;
    }
    OpenWatch watch = new OpenWatch(fanotify, ours);
    Thread.ofPlatform().name("roost-opens").daemon(true).start(watch::run);
    return watch;
  }

  private static void hold(Fanotify fanotify, Kept object) throws ErrnoException {
    try {
      fanotify.holdOpens(object.path());
    } catch (ErrnoException e) {
      if (object.names() > 0) {
        throw e;
      }
      // Only who may look into the processes could open it, by /proc/PID/fd; docs/limits.md.
      LOG.log(Level.DEBUG, "who opens {0} is not held: {1}", object.entry().path(), e.getMessage());
    }
  }

  /**
   * The family is away.
   *
   * @param wantHome called with a reason when it must come home; must not block
   */
  public void begin(KeptObjects objects, Consumer<String> wantHome) {
    wanted = wantHome;
    for (Kept each : objects.files()) {
      try {
        fanotify.holdReads(each.path());
      } catch (ErrnoException e) {
        // Who opens it is held: only descriptors that came by other ways are not; docs/limits.md.
        LOG.log(Level.DEBUG, "who reads {0} is not held: {1}", each.entry().path(), e.getMessage());
      }
    }
  }

  private void run() {
    try {
      while (!closed) {
        for (Waiting who : fanotify.await(waiting.isEmpty() ? FOR_EVER : LOOK_MS)) {
          arrived(who);
        }
        tell();
        letLateIn();
      }
    } catch (ErrnoException | RuntimeException e) {
      LOG.log(Level.ERROR, "nobody who opens shared memory waits for it any more", e);
      Consumer<String> home = wanted;
      if (home != null) {
        home.accept("home cannot watch its shared memory any more");
      }
    } finally {
      end();
    }
  }

  private void arrived(Waiting who) throws ErrnoException {
    int pid = who.pid();
    if (pid == self || letIn.contains(pid) || ours.test(pid)) {
      fanotify.allow(who);
    } else {
      waiting.put(who, System.nanoTime());
    }
  }

  private void tell() {
    Consumer<String> home = wanted;
    if (waiting.isEmpty()) {
      told = false;
    } else if (!told && home != null) {
      told = true;
      int pid = waiting.keySet().iterator().next().pid();
      home.accept("process " + pid + " opens memory that it shares");
    }
  }

  private void letLateIn() throws ErrnoException {
    long now = System.nanoTime();
    for (Map.Entry<Waiting, Long> each : Map.copyOf(waiting).entrySet()) {
      if (now - each.getValue() > PATIENCE.toNanos()) {
        int pid = each.getKey().pid();
        LOG.log(
            Level.WARNING,
            "process {0,number,#} sees old contents of shared memory: it did not come home in {1}"
                + " s",
            pid,
            PATIENCE.toSeconds());
        waiting.remove(each.getKey());
        letIn.add(pid);
        fanotify.allow(each.getKey());
      }
    }
  }

  private void end() {
    for (Waiting who : waiting.keySet()) {
      try {
        fanotify.allow(who);
      } catch (ErrnoException e) {
        LOG.log(Level.DEBUG, "process {0,number,#}: {1}", who.pid(), e.getMessage());
      }
    }
    // Who has not been heard of yet goes on by that, too.
    fanotify.close();
  }

  /** It is at home, or nobody is left who could bring it: all who wait go on. */
  @Override
  public void close() {
    closed = true;
    try {
      fanotify.wake();
    } catch (ErrnoException | IllegalStateException e) {
      LOG.log(Level.DEBUG, "the watch has ended: {0}", e.getMessage());
    }
  }
}
