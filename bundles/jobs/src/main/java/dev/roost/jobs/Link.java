package dev.roost.jobs;

import java.util.List;

/** The way to one keeper. */
interface Link {

  /**
   * Sends a line of these words; never waits. What cannot be sent is said again when it is back.
   */
  void send(List<String> words);

  /** Closes the connection. */
  void close();
}
