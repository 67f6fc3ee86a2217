package dev.roost.shell;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records as JSON under the names of their components, and nothing else: no derived properties. */
final class Json {
  private static final JSON WRITER =
      JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  static String text(Object value) {
    try {
      return WRITER.asString(plain(value));
    } catch (IOException e) {
      throw new IllegalStateException("writing JSON into a string failed", e);
    }
  }

  /** {@code value} made of maps, lists, strings, numbers, booleans and null. */
  private static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case Record record -> components(record);
      case List<?> list -> list.stream().map(Json::plain).toList();
      case Map<?, ?> map -> entries(map);
      case Enum<?> constant -> constant.name();
      default -> value;
    };
  }

  private static Map<String, Object> entries(Map<?, ?> map) {
    Map<String, Object> plain = new LinkedHashMap<>();
    map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
    return plain;
  }

  private static Map<String, Object> components(Record record) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        plain.put(component.getName(), plain(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
    return plain;
  }
}
