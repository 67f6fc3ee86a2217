package dev.roost.node;

import dev.roost.api.ImageView;
import dev.roost.api.ImageView.Result;
import dev.roost.api.ImageView.Slot;
import dev.roost.api.ImageView.State;
import dev.roost.api.ImageView.Update;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code roost-update} answers to {@code status}, as a record. */
final class ImageLines {
  private ImageLines() {}

  /**
   * Reads {@code running V}, {@code profile P}, {@code slot V|- STATE} and {@code last SECONDS
   * RESULT V REASON}; passes over what a newer image may say besides.
   */
  static ImageView read(List<String> lines) throws IOException {
    String running = null;
    String profile = "";
    List<Slot> slots = new ArrayList<>();
    Update last = null;
    for (String line : lines) {
      String[] words = line.split(" ", 5);
      try {
        switch (words[0]) {
          case "running" -> running = words[1];
          case "profile" -> profile = words[1];
          case "slot" -> slots.add(new Slot(version(words[1]), named(State.class, words[2])));
          case "last" -> last = last(words);
          default -> {
            // A keyword of a later version.
          }
        }
      } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
        throw new IOException("roost-update answered what is no status: " + line, e);
      }
    }
    if (running == null) {
      throw new IOException("roost-update did not say which version runs: " + lines);
    }
    return new ImageView(running, profile, slots, last);
  }

  private static Update last(String[] words) {
    String reason = words.length > 4 && !words[4].equals("-") ? words[4] : "";
    long atMs = Math.multiplyExact(Long.parseLong(words[1]), 1_000L);
    return new Update(atMs, words[3], named(Result.class, words[2]), reason);
  }

  private static String version(String word) {
    return word.equals("-") ? null : word;
  }

  private static <E extends Enum<E>> E named(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
