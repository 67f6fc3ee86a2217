/**
 * The agent's side of the appliance: it asks {@code roost-update}, which runs as root, for updates
 * and for a factory reset, says when the broker is reached, which a start must show to be good, and
 * counts as long as it lives. Imports {@code dev.roost.api}.
 *
 * <p>Requests run on the threads of those who ask; {@code roost-health} looks at the broker, {@code
 * roost-heartbeat} counts.
 */
package dev.roost.node;
