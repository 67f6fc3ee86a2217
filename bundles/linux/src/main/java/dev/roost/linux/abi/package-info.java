/**
 * The kernel's binary interface: structs and constants in the kernel's spelling, one class per
 * header, without behaviour. A caller owns the memory; it reads a field with {@code
 * segment.get(JAVA_LONG, Struct.FIELD)}. Every size, offset and value is proved against the C
 * compiler by this package's test; {@code docs/abi.md} says how and lists them.
 *
 * <p>Constants are {@code int} where the value fits, otherwise {@code long} (which is then the
 * unsigned 32-bit value, not a negative one).
 *
 * <p>May import: the JDK. No {@code Linker} here. Threads: immutable.
 */
@Export
@Version("0.1.0")
package dev.roost.linux.abi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
