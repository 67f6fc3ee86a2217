/**
 * Discovery as a service. Imports all packages below {@code dev.roost.discovery}, {@code
 * dev.roost.api} and {@code dev.roost.trust}.
 *
 * <p>Threads: {@code roost-discovery} owns the connection, the outbox and the picture; everything
 * else hands its news over in a bounded queue. {@code roost-discovery-poll} asks the engine and the
 * placement, which may take their time. Readers get immutable lists and never wait.
 */
package dev.roost.discovery.internal;
