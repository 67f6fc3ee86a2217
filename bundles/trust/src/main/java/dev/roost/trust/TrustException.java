package dev.roost.trust;

/** Something was signed, addressed or sent in a way that must not be believed. */
public final class TrustException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong; each refusal has exactly one. */
  public enum Fault {
    /** Not the format that it should be. */
    MALFORMED,
    /** The signer's certificate does not come from our cluster's authority. */
    UNKNOWN_AUTHORITY,
    /** A certificate is not valid now: over, or not begun. */
    EXPIRED,
    /** Signed, but by another node than the one that is speaking. */
    WRONG_SIGNER,
    /** The signature does not fit the content, or a required one is missing. */
    BAD_SIGNATURE,
    /** Meant for another node. */
    WRONG_ADDRESSEE,
    /** The ticket was used before. */
    REPLAYED,
    /** What arrived is not what was signed. */
    DIGEST_MISMATCH,
    /** Less arrived than was signed. */
    TRUNCATED,
    /** The ticket is too old, or was never issued here. */
    STALE
  }

  private final Fault fault;

  /**
   * @param fault what is wrong
   * @param sentence one sentence for people, with what would be right
   */
  public TrustException(Fault fault, String sentence) {
    super(fault + ": " + sentence);
    this.fault = fault;
  }

  /** As the other constructor, with the library's own complaint. */
  public TrustException(Fault fault, String sentence, Throwable cause) {
    super(fault + ": " + sentence, cause);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
