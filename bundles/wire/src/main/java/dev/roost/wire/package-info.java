/**
 * Frames and primitive codecs for what nodes say to each other: little-endian, length-prefixed,
 * bounds-checked. Imports the JDK only; knows no sockets, threads or records of processes. Nothing
 * here is thread-safe: a writer or reader belongs to the thread that made it. The format is
 * described in docs/wire.md.
 */
@Export
@Version("0.1.0")
package dev.roost.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
