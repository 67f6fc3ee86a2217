package dev.roost.placement;

/** A policy threw, took too long, or proposed what makes no sense. The message is one sentence. */
final class PolicyFault extends Exception {
  private static final long serialVersionUID = 1;

  PolicyFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  PolicyFault(String sentence) {
    super(sentence);
  }
}
