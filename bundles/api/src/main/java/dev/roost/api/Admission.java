package dev.roost.api;

import java.util.List;

/**
 * Whose processes a node takes as guests.
 *
 * @param guests how many of the homes
 * @param homes ids of the homes that are taken; empty unless {@code guests} is SOME
 * @param reason why, in one sentence for people and for homes that are refused; empty if all are
 */
public record Admission(Guests guests, List<String> homes, String reason) {

  /** Everybody is taken. */
  public static final Admission ALL = new Admission(Guests.ALL, List.of(), "");

  /** Of which homes guests are taken. The order is that of the numbers on MQTT. */
  public enum Guests {
    /** Of none. */
    NONE,
    /** Of those that are named. */
    SOME,
    /** Of every one. */
    ALL
  }

  public Admission {
    homes = homes.stream().distinct().sorted().toList();
    if (guests != Guests.SOME && !homes.isEmpty()) {
      throw new IllegalArgumentException(
          "homes are named only if guests is SOME, not with " + guests);
    }
  }

  /** Nobody is taken. */
  public static Admission none(String reason) {
    return new Admission(Guests.NONE, List.of(), reason);
  }

  /** Whether processes of {@code home} are taken. */
  public boolean takes(String home) {
    return switch (guests) {
      case NONE -> false;
      case SOME -> homes.contains(home);
      case ALL -> true;
    };
  }
}
