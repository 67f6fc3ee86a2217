package dev.roost.engine.link;

import java.io.IOException;

/** The other side said no; the message is its sentence. An ordinary answer. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String sentence) {
    super(sentence);
  }
}
