package dev.roost.engine.model;

/**
 * An address in another process. Never a local pointer, so it cannot be dereferenced by mistake.
 *
 * @param value the address
 */
public record RemoteAddress(long value) {

  /** The null pointer. */
  public static final RemoteAddress NULL = new RemoteAddress(0);

  /** The address {@code bytes} further on. */
  public RemoteAddress plus(long bytes) {
    return new RemoteAddress(value + bytes);
  }

  @Override
  public String toString() {
    return "0x" + Long.toHexString(value);
  }
}
