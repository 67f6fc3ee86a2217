package dev.roost.discovery.message;

/** A message from the network that must not be believed. */
public final class BadMessageException extends Exception {

  private final Fault fault;

  /** What is wrong with it. */
  public enum Fault {
    /** It is not what the schema says. */
    FORMAT,
    /** Its certificate is not one of this cluster's, or is for another node. */
    CERTIFICATE,
    /** Its signature does not fit. */
    SIGNATURE,
    /** It, or one after it, was seen already. */
    REPLAY,
    /** Its sender has not announced itself yet, so that its key is not known. */
    STRANGER
  }

  public BadMessageException(Fault fault, String sentence) {
    super(sentence, null, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
