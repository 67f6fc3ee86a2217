package dev.roost.engine.restore;

import dev.roost.engine.memory.ObjectContents;
import dev.roost.engine.memory.SharedObjects;
import dev.roost.engine.memory.SharedPages;
import dev.roost.engine.model.SharedPlace;
import dev.roost.linux.FileDescriptor;
import dev.roost.linux.PagemapScan.Range;
import dev.roost.linux.proc.MapsEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The memory that bodies which belong together share: one memfd for all of it, with each object far
 * from the next. Knows what the objects are called at home. It lives while it is open or mapped.
 * Safe for all threads.
 */
public final class SharedStore implements AutoCloseable {
  /** From one object to the next, in bytes; no object may be longer. */
  static final long STRIDE = 1L << 40;

  /** So that all of it stays below the longest file. */
  private static final int MOST_OBJECTS = 1 << 20;

  private final FileDescriptor file;
  private final long inode;
  private final List<String> objects = new ArrayList<>();

  /** Which parts of each object came from home, all or some of them more than once. */
  private final List<Set<Range>> parts = new ArrayList<>();

  /** Bodies that run and do not end yet. */
  private final Set<Object> users = new HashSet<>();

  private final Map<String, String> bound = new HashMap<>();
  private long size;
  private SharedPages sent;
  private long sentOn;

  private SharedStore(FileDescriptor file) throws IOException {
    this.file = file;
    this.inode = (long) Files.getAttribute(path(), "unix:ino");
  }

  /** A new one, empty. */
  public static SharedStore create() throws IOException {
    FileDescriptor file = FileDescriptor.memfd("roost-shared");
    try {
      return new SharedStore(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** What opens it, for a process that sees this engine in its /proc. */
  Path path() {
    return Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + file.number());
  }

  /**
   * Where an object is, which is given room if it has none yet.
   *
   * @param object its name at home
   * @param start from where on it is needed, in bytes
   * @param end how far
   * @return the place of its first byte in the store
   */
  public synchronized long place(String object, long start, long end) throws IOException {
    if (end <= 0 || end > STRIDE || objects.size() >= MOST_OBJECTS) {
      throw new IOException("there is no room for so much shared memory: " + object);
    }
    int index = objects.indexOf(object);
    if (index < 0) {
      index = objects.size();
      objects.add(object);
      parts.add(new LinkedHashSet<>());
    }
    parts.get(index).add(new Range(start, end));
    long base = index * STRIDE;
    if (base + end > size) {
      file.truncate(base + end);
      size = base + end;
    }
    return base;
  }

  /**
   * Memory that a body has made itself, and home with it.
   *
   * @param guest the body's mapping
   * @param object its name at home
   */
  public synchronized void bind(MapsEntry guest, String object) {
    bound.put(SharedObjects.name(guest), object);
  }

  /** Whether nothing has been shared yet. */
  public synchronized boolean isEmpty() {
    return objects.isEmpty() && bound.isEmpty();
  }

  /**
   * Objects of which a body has mapped something outside [start, end), by their names at home.
   *
   * @param maps everything that it has mapped
   */
  public synchronized Set<String> namesBut(List<MapsEntry> maps, long start, long end) {
    Set<String> names = new TreeSet<>();
    for (MapsEntry entry : maps) {
      if (entry.start() < start || entry.end() > end) {
        nameOf(entry).ifPresent(place -> names.add(place.object()));
      }
    }
    return names;
  }

  /** What a body has mapped there, as home calls it; empty for what home does not have. */
  public synchronized Optional<SharedPlace> nameOf(MapsEntry entry) {
    if (entry.inode() == inode && entry.path().startsWith("/memfd:")) {
      long index = entry.offset() / STRIDE;
      return index < objects.size()
          ? Optional.of(new SharedPlace(objects.get((int) index), entry.offset() % STRIDE))
          : Optional.empty();
    }
    return Optional.ofNullable(bound.get(SharedObjects.name(entry)))
        .map(object -> new SharedPlace(object, entry.offset()));
  }

  /**
   * What has been sent on one way home by those who come together.
   *
   * @param wayHome its number; one at a time
   */
  public synchronized SharedPages sent(long wayHome) {
    if (sent == null || wayHome != sentOn) {
      sent = new SharedPages();
      sentOn = wayHome;
    }
    return sent;
  }

  /** Takes contents of objects; the array is used again after the call. */
  public interface Contents {
    /** A batch of {@link ObjectContents}: the first {@code length} bytes. */
    void accept(String object, byte[] batch, int length) throws IOException;
  }

  /**
   * Hands over what others than bodies may look at, as far as it has not been sent on this way
   * home: perhaps nobody has it mapped any more. All who come home are stopped.
   */
  public void sendKept(long wayHome, Contents to) throws IOException {
    SharedPages already = sent(wayHome);
    List<String> all = objects();
    for (int i = 0; i < all.size(); i++) {
      String object = all.get(i);
      if (SharedObjects.outlives(object)) {
        List<Range> fresh = new ArrayList<>();
        for (Range part : parts(i)) {
          fresh.addAll(already.take(object, part.start(), part.end()));
        }
        ObjectContents.read(
            file, i * STRIDE, fresh, (batch, length) -> to.accept(object, batch, length));
      }
    }
  }

  private synchronized List<String> objects() {
    return List.copyOf(objects);
  }

  private synchronized List<Range> parts(int index) {
    return List.copyOf(parts.get(index));
  }

  /** A body runs. */
  public synchronized void join(Object body) {
    users.add(body);
  }

  /** A body has ended, or is at home. */
  public synchronized void leave(Object body) {
    users.remove(body);
  }

  /**
   * Whether a body may end here, and counts it as ended then. The last one may not if others at
   * home may look at what it leaves: that comes home with it.
   */
  public synchronized boolean mayEnd(Object body) {
    if (users.size() == 1
        && users.contains(body)
        && objects.stream().anyMatch(SharedObjects::outlives)) {
      return false;
    }
    users.remove(body);
    return true;
  }

  @Override
  public void close() {
    file.close();
  }
}
