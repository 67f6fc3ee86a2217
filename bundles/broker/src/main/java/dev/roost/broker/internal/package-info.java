/**
 * Writes Mosquitto's configuration, starts it as a child process and watches it. Imports {@code
 * dev.roost.broker}, OSGi annotations and slf4j.
 *
 * <p>Threads: {@code roost-broker} starts the child, waits for its end and starts it again; the
 * kernel ends the child when that thread ends (prctl(2), PR_SET_PDEATHSIG), so it lives exactly as
 * long as the component. {@code roost-broker-log} reads what the child prints.
 */
package dev.roost.broker.internal;
