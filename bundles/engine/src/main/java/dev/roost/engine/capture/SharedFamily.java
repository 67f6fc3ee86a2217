package dev.roost.engine.capture;

import dev.roost.engine.memory.SharedObjects;
import dev.roost.linux.proc.AllPids;
import dev.roost.linux.proc.MapsEntry;
import dev.roost.linux.proc.ProcMaps;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Processes that share memory with each other, directly or by others between them. They must be on
 * one machine. This engine, which maps a little of each of its deputies, is never one of them.
 */
public final class SharedFamily {
  private static final Logger LOG = System.getLogger("roost.shared");

  private SharedFamily() {}

  /**
   * The family of a process, itself included, by ascending id; /proc/PID/maps of every process is
   * read if it shares anything. Who ends meanwhile is passed over.
   *
   * @throws NoSuchFileException if {@code pid} itself has ended
   */
  public static List<Integer> of(int pid) throws IOException {
    return of(pid, ProcMaps.read(pid));
  }

  /**
   * As the other.
   *
   * @param its the mappings of {@code pid}, without Roost's own
   */
  static List<Integer> of(int pid, List<MapsEntry> its) throws IOException {
    Set<String> objects =
        its.stream()
            .filter(SharedObjects::isCarriable)
            .map(SharedObjects::name)
            .collect(Collectors.toSet());
    TreeSet<Integer> family = new TreeSet<>(Set.of(pid));
    if (!objects.isEmpty()) {
      Map<Integer, Set<String>> others = others(pid);
      while (join(family, objects, others)) {
        // Who has joined may bring others.
      }
    }
    return new ArrayList<>(family);
  }

  private static boolean join(
      Set<Integer> family, Set<String> objects, Map<Integer, Set<String>> others) {
    List<Integer> joining =
        others.entrySet().stream()
            .filter(other -> !Collections.disjoint(other.getValue(), objects))
            .map(Map.Entry::getKey)
            .toList();
    for (int pid : joining) {
      family.add(pid);
      objects.addAll(others.remove(pid));
    }
    return !joining.isEmpty();
  }

  private static Map<Integer, Set<String>> others(int pid) throws IOException {
    int self = (int) ProcessHandle.current().pid();
    Map<Integer, Set<String>> others = new HashMap<>();
    for (int other : AllPids.list()) {
      if (other == pid || other == self) {
        continue;
      }
      others.put(other, objects(mapsOf(other)));
    }
    return others;
  }

  /**
   * The mappings of any process: none if it has ended, nor if the kernel does not let this engine
   * look, because that process has capabilities which the engine has not. Such a one is taken to
   * share nothing with those that can be moved; docs/limits.md.
   */
  static List<MapsEntry> mapsOf(int pid) throws IOException {
    try {
      return ProcMaps.read(pid);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (AccessDeniedException e) {
      LOG.log(Level.DEBUG, "process {0,number,#} is not looked at: {1}", pid, e.getMessage());
      return List.of();
    }
  }

  private static Set<String> objects(List<MapsEntry> maps) {
    return maps.stream()
        .filter(SharedObjects::isCarriable)
        .map(SharedObjects::name)
        .collect(Collectors.toSet());
  }
}
