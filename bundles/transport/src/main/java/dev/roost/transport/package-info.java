/**
 * Streams of frames between nodes that proved who they are: mutual TLS 1.3 with certificates of the
 * cluster's authority. May import the JDK, {@code dev.roost.wire}, {@code dev.roost.trust} and
 * Bouncy Castle's JSSE.
 *
 * <p>Sockets are blocking. Of a connection any thread may send, one thread at a time receives, and
 * any thread may close, which ends the others' waiting at once. A listener has one thread that
 * accepts and a short-lived one for each handshake.
 */
@Export
@Version("0.1.0")
package dev.roost.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
