package dev.roost.discovery.message;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.discovery.message.BadMessageException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON object from the network; each getter names the field that is wrong. */
final class Fields {

  private static final int LONGEST_TEXT = 16_384;

  private final Map<String, Object> values;

  private Fields(Map<String, Object> values) {
    this.values = values;
  }

  static Fields parse(byte[] json) throws BadMessageException {
    try {
      return new Fields(JSON.std.mapFrom(json));
    } catch (IOException e) {
      throw new BadMessageException(Fault.FORMAT, "the payload is not a JSON object");
    }
  }

  /** Whether there is such a field: newer nodes say more than older ones. */
  boolean has(String name) {
    return values.get(name) != null;
  }

  String text(String name) throws BadMessageException {
    if (values.get(name) instanceof String text && text.length() <= LONGEST_TEXT) {
      return text;
    }
    throw wrong(name, "a text");
  }

  long whole(String name, long least, long most) throws BadMessageException {
    // jackson-jr gives the smallest type that holds the number.
    if (values.get(name) instanceof Number number
        && (number instanceof Integer || number instanceof Long)
        && number.longValue() >= least
        && number.longValue() <= most) {
      return number.longValue();
    }
    throw wrong(name, "a whole number from " + least + " to " + most);
  }

  double number(String name, double most) throws BadMessageException {
    if (values.get(name) instanceof Number number) {
      double value = number.doubleValue();
      if (value >= 0 && value <= most) {
        return value;
      }
    }
    throw wrong(name, "a number from 0 to " + most);
  }

  List<String> texts(String name) throws BadMessageException {
    if (!(values.get(name) instanceof List<?> list)) {
      throw wrong(name, "a list of texts");
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object element : list) {
      if (!(element instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  Fields object(String name) throws BadMessageException {
    if (!(values.get(name) instanceof Map<?, ?> map)) {
      throw wrong(name, "an object");
    }
    Map<String, Object> typed = new java.util.HashMap<>();
    map.forEach((key, value) -> typed.put(String.valueOf(key), value));
    return new Fields(typed);
  }

  private static BadMessageException wrong(String name, String right) {
    return new BadMessageException(Fault.FORMAT, "the field " + name + " must be " + right);
  }
}
