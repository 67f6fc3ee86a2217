package dev.roost.node.joining;

import java.io.IOException;

/** The other side says no, in one sentence. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String sentence) {
    super(sentence);
  }
}
