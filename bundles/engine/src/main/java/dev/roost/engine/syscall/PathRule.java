package dev.roost.engine.syscall;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Paths that name the process itself under {@code /proc}: those that tell of descriptors, links and
 * mounts are answered by the deputy; those that tell of memory, time or threads only after the way
 * home. proc(5).
 */
final class PathRule {
  private static final Set<String> SELF = Set.of("self", "thread-self");

  /**
   * Files below {@code /proc/PID} that the deputy answers rightly while its memory is elsewhere.
   */
  private static final Set<String> RIGHT_AT_HOME =
      Set.of(
          "attr",
          "cgroup",
          "comm",
          "cpuset",
          "cwd",
          "exe",
          "fd",
          "fdinfo",
          "gid_map",
          "limits",
          "loginuid",
          "mountinfo",
          "mounts",
          "mountstats",
          "net",
          "ns",
          "oom_adj",
          "oom_score_adj",
          "projid_map",
          "root",
          "sessionid",
          "setgroups",
          "uid_map");

  private final String pid;

  PathRule(int pid) {
    this.pid = Integer.toString(pid);
  }

  /**
   * @param bytes the path without its NUL
   * @throws ComeHome if home would answer for the deputy what was asked of the body
   */
  void check(byte[] bytes, int from, int length) throws ComeHome {
    if (!mayConcern(bytes, from, length)) {
      return;
    }
    String path = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    List<String> names = new ArrayList<>();
    boolean climbs = false;
    for (String name : path.split("/")) {
      climbs |= name.equals("..");
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (path.startsWith("/")) {
      checkAbsolute(path, names, climbs);
    } else if (names.size() > 1 && isOwn(names.getFirst()) && !isRight(names.get(1))) {
      // Relative to an open /proc, probably; if not, the way home costs time and nothing else.
      throw away(path);
    }
  }

  private void checkAbsolute(String path, List<String> names, boolean climbs) throws ComeHome {
    if (climbs && names.contains("proc")) {
      throw away(path);
    }
    if (names.size() < 2 || !names.getFirst().equals("proc") || !isOwn(names.get(1))) {
      return;
    }
    if (names.size() == 2 || !isRight(names.get(2))) {
      throw away(path);
    }
  }

  /** Nearly all paths do not contain any of the words: they cost one look at each byte. */
  private boolean mayConcern(byte[] bytes, int from, int length) {
    int end = from + length;
    if (length == 0) {
      return false;
    }
    if (bytes[from] != '/') {
      return bytes[from] == 's'
          || bytes[from] == 't'
          || bytes[from] == '.'
          || (bytes[from] >= '0' && bytes[from] <= '9');
    }
    for (int i = from; i + 4 < end; i++) {
      if (bytes[i] == '/'
          && bytes[i + 1] == 'p'
          && bytes[i + 2] == 'r'
          && bytes[i + 3] == 'o'
          && bytes[i + 4] == 'c') {
        return true;
      }
    }
    return false;
  }

  private boolean isOwn(String name) {
    return SELF.contains(name) || name.equals(pid);
  }

  private static boolean isRight(String name) {
    return RIGHT_AT_HOME.contains(name);
  }

  private static ComeHome away(String path) {
    return new ComeHome(path + " tells of memory or CPU time that are not at home.");
  }
}
