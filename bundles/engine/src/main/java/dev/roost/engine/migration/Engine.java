package dev.roost.engine.migration;

import dev.roost.api.Admission;
import dev.roost.api.MigrationEvent;
import dev.roost.engine.body.AheadBudget;
import dev.roost.engine.deputy.LeaseWatch;
import dev.roost.engine.link.Link;
import dev.roost.engine.model.Requirements;
import dev.roost.engine.restore.GuestGroups;
import dev.roost.engine.syscall.SyscallTable;
import dev.roost.engine.tracee.Tracer;
import dev.roost.linux.proc.ProcStat;
import dev.roost.transport.SecureConnection;
import dev.roost.transport.SecureEndpoint;
import dev.roost.transport.SecureListener;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What the sessions of one engine share: its kernel thread, its trust, its table, its registers.
 */
public final class Engine {
  private static final Logger LOG = System.getLogger("roost.engine");
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PARTING = Duration.ofSeconds(15);

  private final Tracer tracer;
  private final Notary notary;
  private final Requirements machine;
  private final SecureEndpoint endpoint;
  private final GuestGroups groups;
  private final Admissions admissions = new Admissions();
  private final SyscallTable table = SyscallTable.standard();
  private final Map<Integer, MigrationRecord> records = new ConcurrentHashMap<>();
  private final Map<Integer, HomeSession> sessions = new ConcurrentHashMap<>();
  private final Map<Integer, Bounce> bounces = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong(new SecureRandom().nextLong() >>> 16);
  private final SharedStores sharedStores = new SharedStores();
  private final LeaseWatch leases = new LeaseWatch();
  private final AheadBudget aheadBudget = new AheadBudget();
  private final SpareLinks spareLinks = new SpareLinks(this);
  private final Set<GuestSession> guests = ConcurrentHashMap.newKeySet();
  private final Set<Thread> guestThreads = ConcurrentHashMap.newKeySet();
  private final List<Consumer<MigrationEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService background =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("roost-background-", 0).daemon(true).factory());

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("roost-timer").daemon(true).factory());

  private final ExecutorService events =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("roost-events").daemon(true).factory());

  /** Where a process is sent again each time it comes home; for tests. */
  record Bounce(String target, String host, int port) {}

  public Engine(
      Tracer tracer,
      Notary notary,
      Requirements machine,
      SecureEndpoint endpoint,
      GuestGroups groups) {
    this.tracer = tracer;
    this.notary = notary;
    this.machine = machine;
    this.endpoint = endpoint;
    this.groups = groups;
  }

  /** The thread that traces. */
  public Tracer tracer() {
    return tracer;
  }

  /** Signs, checks, keeps receipts. */
  public Notary notary() {
    return notary;
  }

  /** The table of system calls. */
  public SyscallTable table() {
    return table;
  }

  Requirements machine() {
    return machine;
  }

  GuestGroups groups() {
    return groups;
  }

  /** Memory of all guests but one, in bytes. */
  long guestsMemoryBytes(BodyFigures but) {
    return guests.stream()
        .map(GuestSession::figures)
        .filter(figures -> figures != but)
        .mapToLong(BodyFigures::memoryBytes)
        .sum();
  }

  /** Processes of this home that were moved and still exist. */
  public Collection<MigrationRecord> records() {
    return records.values();
  }

  /**
   * The record of the process {@code pid}, or null. Process ids are used again: one of an earlier
   * process is forgotten.
   *
   * @param startTime when it was started, in clock ticks after boot
   */
  public MigrationRecord record(int pid, long startTime) {
    MigrationRecord record = records.get(pid);
    if (record != null && record.startTime() != startTime) {
      records.remove(pid, record);
      return null;
    }
    return record;
  }

  /** Forgets processes that have ended. */
  public void forgetEnded() {
    records.values().removeIf(record -> !Files.exists(Path.of("/proc/" + record.pid())));
  }

  MigrationRecord record(int pid, String command) throws IOException {
    long startTime = ProcStat.read(pid).starttime();
    return records.compute(
        pid,
        (_, old) ->
            old == null || old.startTime() != startTime
                ? new MigrationRecord(pid, startTime, command, notary.node())
                : old);
  }

  /** The record of a process that is about to run at {@code guest} and never ran at home. */
  MigrationRecord bornAway(int pid, String command, Place guest) throws IOException {
    MigrationRecord record =
        MigrationRecord.bornAway(pid, ProcStat.read(pid).starttime(), command, guest);
    records.put(pid, record);
    return record;
  }

  /** Figures of the bodies of other nodes' processes here. */
  public List<BodyFigures> guests() {
    return guests.stream().filter(GuestSession::begun).map(GuestSession::figures).toList();
  }

  /** Sends every guest home; returns how many there were. */
  public int expel(String reason) {
    guests.forEach(guest -> guest.expel(reason));
    return guests().size();
  }

  /** Says whom this node takes; returns how many guests were asked to go home because of that. */
  public int admit(Admission admission) {
    return admissions.admit(admission, guests);
  }

  Admissions admissions() {
    return admissions;
  }

  /** Calls {@code listener} for every event from now on. */
  public Closeable listen(Consumer<MigrationEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** In order, on a thread of its own: a slow listener must not stop the tracer. */
  void emit(MigrationEvent event) {
    events.execute(() -> listeners.forEach(listener -> listener.accept(event)));
  }

  /** Removes the cgroups of bodies whose engine was killed: they ended with it. */
  public void sweepGroups() throws IOException {
    groups.left().forEach(group -> inBackground(group::remove));
  }

  void inBackground(Runnable work) {
    background.execute(work);
  }

  /** Does {@code work} in the background, after a time; not when the engine stops before. */
  void later(Duration delay, Runnable work) {
    try {
      timer.schedule(() -> inBackground(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "the engine stops: {0}", e.getMessage());
    }
  }

  /** Whether the process of {@code record} exists. */
  boolean isCurrent(MigrationRecord record) throws IOException {
    return ProcStat.read(record.pid()).starttime() == record.startTime();
  }

  Link connect(String target, String host, int port) throws IOException {
    return new Link(endpoint.connect(host, port, target, CONNECT));
  }

  Link connect(Place place) throws IOException {
    return connect(place.node(), place.host(), place.port());
  }

  /** Another number each time, which no engine of this node has used before. */
  long nextNumber() {
    return numbers.incrementAndGet();
  }

  /** What guests that came together share here. */
  SharedStores sharedStores() {
    return sharedStores;
  }

  /** Leases on files that guests read ahead. */
  LeaseWatch leases() {
    return leases;
  }

  /** Memory for what bodies here read ahead. */
  AheadBudget aheadBudget() {
    return aheadBudget;
  }

  /** Links for processes that are born away. */
  SpareLinks spareLinks() {
    return spareLinks;
  }

  HomeSession session(int pid) {
    return sessions.get(pid);
  }

  void away(MigrationRecord record, HomeSession session) {
    sessions.put(record.pid(), session);
  }

  void home(MigrationRecord record) {
    sessions.remove(record.pid());
  }

  /** As the other; a later session of the same process is left alone. */
  void home(MigrationRecord record, HomeSession session) {
    sessions.remove(record.pid(), session);
  }

  void bounce(int pid, Bounce to) {
    if (to == null) {
      bounces.remove(pid);
    } else {
      bounces.put(pid, to);
    }
  }

  boolean bounces(int pid) {
    return bounces.containsKey(pid);
  }

  /** A body needs to go home: the way home is begun in the background. */
  void comeHome(MigrationRecord record, String reason) {
    background.execute(
        () -> {
          Migrations migrations = new Migrations(this);
          migrations.comeHome(record, reason);
          Bounce bounce = bounces.get(record.pid());
          if (bounce != null) {
            migrations.sendAgain(record.pid(), bounce);
          }
        });
  }

  void ended(MigrationRecord record, MigrationEvent.Kind kind, String from, String reason) {
    sessions.remove(record.pid());
    bounces.remove(record.pid());
    emit(
        new MigrationEvent(
            kind,
            record.pid(),
            record.command(),
            notary.node(),
            from,
            notary.node(),
            reason,
            record.bytes(),
            0));
  }

  /** The guest that is process {@code pid} of {@code home}. */
  GuestSession guest(String home, int pid) throws IOException {
    for (GuestSession guest : guests) {
      if (guest.runs() && guest.figures().pid() == pid && guest.home().equals(home)) {
        return guest;
      }
    }
    throw new IOException("process " + pid + " of " + home + " is no guest of " + notary.node());
  }

  void guestGone(GuestSession guest) {
    guests.remove(guest);
  }

  /** Closes a link once its outbox has had the time to say what was left. */
  void closeLater(Link link, Outbox outbox, Runnable afterwards) {
    background.execute(
        () -> {
          try {
            if (outbox != null) {
              outbox.finish();
            }
            link.close();
          } catch (IOException e) {
            LOG.log(Level.DEBUG, "link to {0}: {1}", link.peer(), e.getMessage());
          } finally {
            afterwards.run();
          }
        });
  }

  /**
   * Before the engine ends on purpose: calls everybody home and sends guests home, as far as that
   * can be done in {@link #PARTING}. Who is still away then ends with it.
   */
  public void part() {
    timer.shutdownNow();
    expel("its engine stops");
    List<Thread> calls = new ArrayList<>();
    for (MigrationRecord record : records.values()) {
      if (record.state() == MigrationState.AWAY) {
        calls.add(
            Thread.ofPlatform()
                .daemon(true)
                .name("roost-part-" + record.pid())
                .start(() -> new Migrations(this).comeHome(record, "its engine stops")));
      }
    }
    long deadline = System.nanoTime() + PARTING.toNanos();
    try {
      for (Thread call : calls) {
        call.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
      for (Thread guest : guestThreads) {
        guest.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes guests until the listener is closed. */
  public void serve(SecureListener listener) throws IOException {
    while (true) {
      SecureConnection connection = listener.accept();
      GuestSession guest = new GuestSession(this, new Link(connection));
      guests.add(guest);
      guestThreads.removeIf(thread -> !thread.isAlive());
      guestThreads.add(
          Thread.ofPlatform()
              .name("roost-guest-" + connection.peer())
              .daemon(true)
              .start(guest::run));
    }
  }
}
