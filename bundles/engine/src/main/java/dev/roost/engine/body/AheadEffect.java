package dev.roost.engine.body;

import dev.roost.engine.syscall.Case;
import dev.roost.engine.syscall.Descriptors;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * What a forwarded call does to a file that is read ahead, by one of its descriptors. What is not
 * known to be harmless is not taken to be so.
 */
enum AheadEffect {
  /** It looks at or changes nothing that reading ahead depends on. */
  NONE,
  /** It may move where the descriptor stands, or depends on it. */
  MOVES,
  /** It closes the descriptor, or somebody else may have it afterwards. */
  SHARES;

  static final int READ = 0;
  static final int OPEN = 2;
  static final int OPENAT = 257;
  private static final int LSEEK = 8;
  private static final int FCNTL = 72;
  private static final int SEEK_CUR = 1;

  /**
   * fstat, pread64, flock, fsync, fdatasync, fchmod, fchown, fstatfs, readahead, fsetxattr,
   * fgetxattr, flistxattr, fremovexattr, fadvise64, openat, newfstatat, utimensat, preadv, statx,
   * cachestat.
   */
  private static final Set<Integer> HARMLESS =
      Set.of(
          5, 17, 73, 74, 75, 91, 93, 138, 187, 190, 193, 196, 199, 221, OPENAT, 262, 280, 295, 332,
          451);

  /**
   * read, write, lseek, ioctl, pwrite64, readv, writev, sendfile, getdents, getdents64, splice,
   * copy_file_range, preadv2.
   */
  private static final Set<Integer> MOVING =
      Set.of(READ, 1, LSEEK, 16, 18, 19, 20, 40, 78, 217, 275, 326, 327);

  /** F_GETFD, F_SETFD, F_GETFL, F_GETLK, F_SETLK, F_SETLKW. */
  private static final Set<Integer> HARMLESS_COMMANDS = Set.of(1, 2, 3, 5, 6, 7);

  /** sendmsg, execve, execveat, close_range, pidfd_getfd: what they share or close is not named. */
  private static final Set<Integer> SHARES_ANY = Set.of(46, 59, 322, 436, 438);

  /** Whether a call may share or close descriptors that are not among its arguments. */
  static boolean sharesAny(int number) {
    return SHARES_ANY.contains(number);
  }

  /** What a call does to a descriptor that is among its arguments. */
  static AheadEffect of(int number, IntToLongFunction argument) {
    if (HARMLESS.contains(number)) {
      return NONE;
    }
    if (number == LSEEK
        && argument.applyAsLong(1) == 0
        && (int) argument.applyAsLong(2) == SEEK_CUR) {
      return NONE;
    }
    if (number == FCNTL) {
      return HARMLESS_COMMANDS.contains((int) argument.applyAsLong(1)) ? NONE : SHARES;
    }
    return MOVING.contains(number) ? MOVES : SHARES;
  }

  /** Whether {@code fd} is among the descriptors that a call is given. */
  static boolean names(Case way, IntToLongFunction argument, int fd) {
    return Arrays.stream(Descriptors.of(way, argument)).anyMatch(its -> its == fd);
  }
}
