package dev.roost.linux.proc;

/**
 * One open descriptor.
 *
 * @param fd its number
 * @param target what {@code /proc/PID/fd/FD} points to: a path (with {@code (deleted)} behind it if
 *     the name is gone), {@code pipe:[INODE]}, {@code socket:[INODE]}, {@code anon_inode:[KIND]}
 */
public record FdEntry(int fd, String target) {}
