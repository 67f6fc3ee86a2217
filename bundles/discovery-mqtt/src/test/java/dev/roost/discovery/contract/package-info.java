/**
 * What discovery promises with any MQTT 5 broker: one contract, inherited by a test for each
 * broker. Brokers and crashing nodes are processes of their own.
 */
package dev.roost.discovery.contract;
