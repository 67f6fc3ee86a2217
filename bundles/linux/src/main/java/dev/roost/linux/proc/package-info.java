/**
 * Readers of {@code /proc}: each file of it is one class that reads a snapshot into a record.
 *
 * <p>A process may end while it is looked at. Whenever that is the reason, a reader throws {@link
 * java.nio.file.NoSuchFileException}; any other {@link java.io.IOException} is a refusal
 * (permissions) or a line that this version does not understand, and its message names the file.
 *
 * <p>Every {@code read} has a twin with the root of a proc file system as its first argument: the
 * one of another pid namespace, or samples in a test. Names of files are decoded as UTF-8.
 *
 * <p>May import: the JDK. Threads: any; nothing is kept between calls.
 */
@Export
@Version("0.1.0")
package dev.roost.linux.proc;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
