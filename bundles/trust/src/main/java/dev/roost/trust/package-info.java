/**
 * Who a node is and what it vouches for: the cluster's authority, node keys and certificates,
 * signed transfer manifests, the gate that admits them, and the log of receipts. May import the
 * JDK, {@code dev.roost.wire} and Bouncy Castle; knows no sockets and no processes.
 *
 * <p>Signatures are Bouncy Castle's and digests are SUN's, because each is many times faster than
 * the other there; no provider is registered with the JVM, instances are passed. Formats and rules
 * are in docs/trust.md. Unless a class says otherwise its objects are immutable and may be shared
 * by threads.
 */
@Export
@Version("0.1.0")
package dev.roost.trust;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
