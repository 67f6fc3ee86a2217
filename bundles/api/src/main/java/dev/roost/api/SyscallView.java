package dev.roost.api;

/**
 * One row of the table of system calls, for people.
 *
 * @param number x86-64 number
 * @param name name as the man pages have it
 * @param where {@code BODY}, {@code HOME}, {@code BOTH} or {@code RETURN}; several,
 *     comma-separated, when it depends on an argument
 * @param arguments the arguments and how each is carried
 * @param note what is irregular about it, or empty
 */
public record SyscallView(int number, String name, String where, String arguments, String note) {}
