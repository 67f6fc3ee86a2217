package dev.roost.linux.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /proc/PID/fdinfo/FD}; see proc_pid_fdinfo(5).
 *
 * @param pos file offset in bytes
 * @param flags O_* with which it is open; O_CLOEXEC is the descriptor's
 * @param mntId mount, as in mountinfo
 * @param lines all lines, for what only some kinds have (eventfd-count, tfd, inotify, lock ...)
 */
public record ProcFdinfo(long pos, int flags, int mntId, List<String> lines) {

  public static ProcFdinfo read(int pid, int fd) throws IOException {
    return read(ProcFiles.PROC, pid, fd);
  }

  public static ProcFdinfo read(Path proc, int pid, int fd) throws IOException {
    Path file = ProcFiles.process(proc, pid).resolve("fdinfo").resolve(Integer.toString(fd));
    return ProcFiles.parse(file, ProcFiles.text(file), ProcFdinfo::parse);
  }

  /** What stands behind {@code key:} in the first line that begins so. */
  public Optional<String> value(String key) {
    return values(key).findFirst();
  }

  /** What stands behind {@code key:} in every line that begins so. */
  public Stream<String> values(String key) {
    String prefix = key + ":";
    return lines.stream()
        .filter(l -> l.startsWith(prefix))
        .map(l -> l.substring(prefix.length()).strip());
  }

  private static ProcFdinfo parse(String text) {
    ProcFdinfo raw = new ProcFdinfo(0, 0, 0, List.of(text.split("\n")));
    return new ProcFdinfo(
        Long.parseLong(raw.value("pos").orElseThrow(() -> missing("pos"))),
        Integer.parseInt(raw.value("flags").orElseThrow(() -> missing("flags")), 8),
        Integer.parseInt(raw.value("mnt_id").orElseThrow(() -> missing("mnt_id"))),
        raw.lines);
  }

  private static NoSuchElementException missing(String key) {
    return new NoSuchElementException("no line " + key);
  }
}
