/**
 * Calls into the kernel, one typed method each. The only package that may use {@link
 * java.lang.foreign.Linker}; raw errno conventions end in {@link dev.roost.linux.Libc}. May import
 * the JDK and {@code dev.roost.linux.abi}. Every method may be called from any thread unless it
 * says otherwise; ptrace(2) requests belong to the thread that attached.
 */
@Export
@Version("0.1.0")
package dev.roost.linux;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
