/**
 * The agent's side of the appliance: it asks {@code roost-update}, which runs as root, for updates
 * and for a factory reset, and says when the broker is reached, which a start must show to be good.
 * Imports {@code dev.roost.api}.
 *
 * <p>Requests run on the threads of those who ask; {@code roost-health} looks at the broker.
 */
package dev.roost.node;
