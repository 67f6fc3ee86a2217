package dev.roost.linux.proc;

/**
 * One line of {@code /proc/PID/maps}; see proc_pid_maps(5).
 *
 * @param start first address, unsigned
 * @param end first address behind it, unsigned
 * @param perms four letters such as {@code rw-p}
 * @param offset where it begins in its file, in bytes
 * @param device {@code MAJOR:MINOR} of the file, in hexadecimal
 * @param inode of the file, or 0
 * @param path name of the file as the kernel writes it: a line feed in it is {@code \012}, and a
 *     removed file has {@code (deleted)} behind it, so open {@code /proc/PID/map_files/START-END}
 *     rather than this name; or a word in brackets; or empty
 */
public record MapsEntry(
    long start, long end, String perms, long offset, String device, long inode, String path) {

  public boolean readable() {
    return perms.charAt(0) == 'r';
  }

  public boolean writable() {
    return perms.charAt(1) == 'w';
  }

  public boolean executable() {
    return perms.charAt(2) == 'x';
  }

  public boolean shared() {
    return perms.charAt(3) == 's';
  }

  /** In bytes. */
  public long size() {
    return end - start;
  }

  /** Whether the kernel put it there and owns its pages: vdso, vvar, vsyscall, uprobes. */
  public boolean isSpecial() {
    return inode == 0 && (path.startsWith("[v") || path.equals("[uprobes]"));
  }

  /**
   * Whether it is private memory without a file: heap, stack, named or unnamed. Shared anonymous
   * memory has an inode of the kernel's internal tmpfs, so it counts as a file; that of a System V
   * segment is the segment's id, and 0 for the first of a machine.
   */
  public boolean isAnonymous() {
    return inode == 0 && !shared() && !isSpecial();
  }

  /** Whether the file's name has been removed; a name that truly ends so cannot be told apart. */
  public boolean isDeleted() {
    return path.endsWith(" (deleted)");
  }

  static MapsEntry parse(String line) {
    int dash = line.indexOf('-');
    int afterEnd = line.indexOf(' ', dash);
    int afterPerms = line.indexOf(' ', afterEnd + 1);
    int afterOffset = line.indexOf(' ', afterPerms + 1);
    int afterDevice = line.indexOf(' ', afterOffset + 1);
    int afterInode = line.indexOf(' ', afterDevice + 1);
    int inodeEnd = afterInode < 0 ? line.length() : afterInode;
    if (afterPerms - afterEnd != 5) {
      throw new IndexOutOfBoundsException("perms are four letters");
    }
    return new MapsEntry(
        Long.parseUnsignedLong(line, 0, dash, 16),
        Long.parseUnsignedLong(line, dash + 1, afterEnd, 16),
        line.substring(afterEnd + 1, afterPerms),
        Long.parseUnsignedLong(line, afterPerms + 1, afterOffset, 16),
        line.substring(afterOffset + 1, afterDevice),
        Long.parseUnsignedLong(line, afterDevice + 1, inodeEnd, 10),
        line.substring(inodeEnd).stripLeading());
  }
}
