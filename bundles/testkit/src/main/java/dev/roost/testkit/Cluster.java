package dev.roost.testkit;

import dev.roost.trust.ClusterAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Engines of one cluster on this machine, with keys of one authority. The first is the home of what
 * a test starts; the others are guests, each in a time namespace as if its machine were older by
 * years.
 */
public final class Cluster implements AutoCloseable {

  private static final List<String> NAMES = List.of("home", "guest", "third", "fourth");

  private final Path dir;
  private final ClusterAuthority authority;
  private final List<EngineProcess> engines = new ArrayList<>();

  private Cluster(Path dir) throws IOException {
    this.dir = dir;
    this.authority = ClusterAuthority.create(dir.resolve("ca"), "testkit");
  }

  /**
   * Starts {@code count} engines on loopback.
   *
   * @param parent where the cluster's directory goes: engines' logs are evidence too
   */
  public static Cluster of(int count, Path parent) {
    return make(
        parent,
        cluster -> {
          for (String name : NAMES.subList(0, count)) {
            cluster.add(name, "127.0.0.1", List.of(), cluster.stateOf(name));
          }
        });
  }

  /**
   * As {@link #of}, but with a boot of their own: engines must not find out that they share a
   * kernel, and so do as between machines.
   */
  public static Cluster ofMachines(int count, Path parent) {
    return make(
        parent,
        cluster -> {
          for (String name : NAMES.subList(0, count)) {
            Path own = Files.createDirectories(cluster.dir.resolve(name));
            cluster.add(name, "127.0.0.1", OtherClocks.otherBoot(own), cluster.stateOf(name));
          }
        });
  }

  /** Two engines that see each other only over a link that can be cut; see {@link CutLink}. */
  public static Cluster over(CutLink link, Path parent) {
    return make(
        parent,
        cluster -> {
          cluster.add("home", link.homeAddress(), List.of(), cluster.stateOf("home"));
          cluster.add("guest", link.guestAddress(), link.prefix(), cluster.stateOf("guest"));
        });
  }

  /**
   * Two engines on loopback; the guest is run and configured in its own way.
   *
   * @param prefix what stands before the guest's command line, for example {@code nice}
   * @param more further lines of the guest's configuration
   */
  public static Cluster withGuest(List<String> prefix, Map<String, String> more, Path parent) {
    return make(
        parent,
        cluster -> {
          cluster.add("home", "127.0.0.1", List.of(), cluster.stateOf("home"));
          cluster.add("guest", "127.0.0.1", prefix, cluster.stateOf("guest"), more);
        });
  }

  /** Two engines on loopback; the guest keeps its state on a disk that can be filled. */
  public static Cluster on(SmallDisk disk, Path parent) {
    return make(
        parent,
        cluster -> {
          cluster.add("home", "127.0.0.1", List.of(), cluster.stateOf("home"));
          cluster.add("guest", "127.0.0.1", List.of(), disk.dir().resolve("state"));
        });
  }

  /** Starts engines; those already started are closed if one fails. */
  private interface Starter {
    void start(Cluster cluster) throws IOException;
  }

  private static Cluster make(Path parent, Starter starter) {
    try {
      // A socket's path may have 107 bytes only (unix(7)), so engines live in a short place.
      Cluster cluster = new Cluster(Files.createTempDirectory("roost-"));
      cluster.linkInto(parent);
      try {
        starter.start(cluster);
      } catch (Throwable failure) {
        cluster.close();
        throw failure;
      }
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path stateOf(String name) {
    return dir.resolve(name).resolve("state");
  }

  private void add(String name, String host, List<String> prefix, Path state) throws IOException {
    add(name, host, prefix, state, Map.of());
  }

  private void add(
      String name, String host, List<String> prefix, Path state, Map<String, String> more)
      throws IOException {
    Path own = Files.createDirectories(dir.resolve(name));
    authority.issue(name, own.resolve("keys"), List.of(host));
    List<String> all = new ArrayList<>(OtherClocks.older(engines.size()));
    all.addAll(prefix);
    engines.add(EngineProcess.start(own, name, host, all, state, more));
  }

  /** The engine at which tests start programs. */
  public EngineProcess home() {
    return engines.get(0);
  }

  /** The engine that lends CPU and memory. */
  public EngineProcess guest() {
    return engines.get(1);
  }

  /** All engines. */
  public List<EngineProcess> engines() {
    return List.copyOf(engines);
  }

  /** Where logs, keys and state of all are. */
  public Path dir() {
    return dir;
  }

  /** Puts a link to the engines' directory into the evidence of a test. */
  public void linkInto(Path evidence) throws IOException {
    Files.createDirectories(evidence);
    Path link = evidence.resolve("engines");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, dir);
  }

  /** Whether all engines run, answer, and know nothing of a process any more. */
  public boolean isHealthyWithout(int pid) {
    try {
      for (EngineProcess engine : engines) {
        if (!engine.isAlive() || engine.control().process(pid).isPresent()) {
          return false;
        }
      }
      return true;
    } catch (IOException | AssertionError noAnswer) {
      return false;
    }
  }

  /** The last lines of all logs. */
  public String logTails() {
    StringBuilder text = new StringBuilder();
    for (EngineProcess engine : engines) {
      text.append("--- ").append(engine.log()).append('\n').append(engine.logTail()).append('\n');
    }
    return text.toString();
  }

  /** Ends all engines. Logs stay. */
  @Override
  public void close() throws IOException {
    for (EngineProcess engine : engines) {
      engine.close();
    }
  }
}
