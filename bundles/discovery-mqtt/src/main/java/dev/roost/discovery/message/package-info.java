/**
 * The messages that nodes exchange over MQTT: topics, the signed envelope, and one record for each
 * payload that is read. Specified in {@code docs/mqtt.md}. Imports {@code dev.roost.api}, jackson
 * and Bouncy Castle's signatures. Everything that is read here comes from the network: it is
 * checked and named, never asserted. No threads.
 */
package dev.roost.discovery.message;
