package dev.roost.node.joining;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the conversation: a JSON object whose field {@code say} tells what it is. Bytes are
 * base64. Readers ignore fields that they do not know.
 */
final class Message {

  private final Map<String, Object> fields;

  private Message(Map<String, Object> fields) {
    this.fields = fields;
  }

  static Message say(String word) {
    return new Message(new LinkedHashMap<>(Map.of("say", word)));
  }

  /** Adds a text. */
  Message with(String name, String text) {
    fields.put(name, text);
    return this;
  }

  /** Adds bytes. */
  Message with(String name, byte[] bytes) {
    fields.put(name, Base64.getEncoder().encodeToString(bytes));
    return this;
  }

  /** Adds a list of texts. */
  Message withTexts(String name, List<String> texts) {
    fields.put(name, List.copyOf(texts));
    return this;
  }

  /** Adds a list of bytes. */
  Message withBytes(String name, List<byte[]> list) {
    fields.put(name, list.stream().map(Base64.getEncoder()::encodeToString).toList());
    return this;
  }

  static Message read(String line) throws IOException {
    Map<String, Object> fields;
    try {
      fields = JSON.std.mapFrom(line);
    } catch (IOException e) {
      throw new IOException("the other side says what is no JSON object", e);
    }
    Message message = new Message(fields);
    message.text("say");
    return message;
  }

  String line() throws IOException {
    return JSON.std.asString(fields);
  }

  String word() {
    return (String) fields.get("say");
  }

  /** Without control characters: it may be shown on a terminal. */
  String text(String name) throws IOException {
    if (fields.get(name) instanceof String text) {
      return text.replaceAll("\\p{Cntrl}", " ");
    }
    throw wrong(name, "a text");
  }

  byte[] bytes(String name) throws IOException {
    return decode(name, text(name));
  }

  List<String> texts(String name) throws IOException {
    if (!(fields.get(name) instanceof List<?> list)) {
      throw wrong(name, "a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  List<byte[]> allBytes(String name) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (String text : texts(name)) {
      all.add(decode(name, text));
    }
    return all;
  }

  private static byte[] decode(String name, String text) throws IOException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("the field %s must be base64".formatted(name), e);
    }
  }

  private IOException wrong(String name, String right) {
    return new IOException(
        "the field %s of %s must be %s".formatted(name, fields.get("say"), right));
  }
}
