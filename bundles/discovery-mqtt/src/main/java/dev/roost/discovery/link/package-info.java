/**
 * One connection to an MQTT 5 broker, and nothing above it. The only package that knows the client
 * library; another one is put in its place by writing another {@link
 * dev.roost.discovery.link.MqttLink.Connector}.
 *
 * <p>Threads: the client library's own, which call the listener; a listener must not wait.
 */
package dev.roost.discovery.link;
