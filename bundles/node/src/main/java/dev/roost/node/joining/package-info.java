/**
 * How a node comes into a cluster: by a token in its settings, or by pairing with a code on its
 * screen. The protocol, docs/trust.md, without OSGi. May import {@code dev.roost.api} and {@code
 * dev.roost.trust}; the DNS-SD library is known to {@link dev.roost.node.joining.DnsSd} only.
 *
 * <p>{@code roost-joining} announces, looks and joins; {@code roost-join-server} accepts, and each
 * connection has a virtual thread. Commands run on the threads of those who ask.
 */
package dev.roost.node.joining;
