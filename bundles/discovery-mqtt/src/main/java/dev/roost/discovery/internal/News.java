package dev.roost.discovery.internal;

import dev.roost.api.MigrationEvent;

/** What other threads have for {@code roost-discovery}. */
sealed interface News {

  /** A message came from the broker. */
  record Arrived(String topic, byte[] payload) implements News {}

  /** The engine and the placement were asked. */
  record Asked(Polled answer) implements News {}

  /** Something happened to a process. */
  record Happened(MigrationEvent event) implements News {}

  /** There is something to look at. */
  record Look() implements News {}
}
