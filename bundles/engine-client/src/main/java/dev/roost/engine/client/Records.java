package dev.roost.engine.client;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * JSON values to records of the api, by the names of their components. Unknown names are ignored,
 * so that a newer engine may say more; missing ones are an error that names them.
 */
final class Records {
  /** What an engine that is older than this component does not send, and what is so then. */
  private static final Map<String, Object> ABSENT = Map.of("ProcessView.nice", 0);

  private Records() {}

  /** The record that {@code json} describes; null for null. */
  static <T extends Record> T read(Class<T> type, Object json) throws IOException {
    if (json == null) {
      return null;
    }
    if (!(json instanceof Map<?, ?> map)) {
      throw new IOException(
          "the engine sent %s where %s was expected".formatted(shown(json), type.getSimpleName()));
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(type, components[i], map);
    }
    return construct(type, components, values);
  }

  /** The records that the array {@code json} describes. */
  static <T extends Record> List<T> readAll(Class<T> type, Object json) throws IOException {
    if (!(json instanceof List<?> list)) {
      throw new IOException(
          "the engine sent %s where a list of %s was expected"
              .formatted(shown(json), type.getSimpleName()));
    }
    List<T> records = new ArrayList<>(list.size());
    for (Object element : list) {
      records.add(read(type, element));
    }
    return List.copyOf(records);
  }

  private static Object value(Class<?> owner, RecordComponent component, Map<?, ?> map)
      throws IOException {
    Class<?> type = component.getType();
    Object json = map.get(component.getName());
    if (json == null) {
      json = ABSENT.get(owner.getSimpleName() + "." + component.getName());
    }
    if (json == null && !type.isPrimitive()) {
      return null;
    }
    if (json instanceof Number number && type.isPrimitive() && type != boolean.class) {
      return number(type, number);
    }
    if (json instanceof Number number && type == Double.class) {
      return number.doubleValue();
    }
    if (json instanceof Number number && type == Long.class) {
      return number.longValue();
    }
    if (json instanceof Boolean && type == boolean.class || type.isInstance(json)) {
      return json;
    }
    if (json instanceof String name && type.isEnum()) {
      return constant(owner, component, name);
    }
    if (type.isRecord()) {
      return read(type.asSubclass(Record.class), json);
    }
    throw new IOException(
        "the engine sent %s for %s.%s, which is a %s"
            .formatted(
                shown(json), owner.getSimpleName(), component.getName(), type.getSimpleName()));
  }

  private static Object number(Class<?> type, Number number) {
    if (type == int.class) {
      return number.intValue();
    }
    return type == long.class ? (Object) number.longValue() : (Object) number.doubleValue();
  }

  private static Object constant(Class<?> owner, RecordComponent component, String name)
      throws IOException {
    return Arrays.stream(component.getType().getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "the engine sent %s for %s.%s; known: %s"
                        .formatted(
                            name,
                            owner.getSimpleName(),
                            component.getName(),
                            Arrays.toString(component.getType().getEnumConstants()))));
  }

  private static <T extends Record> T construct(
      Class<T> type, RecordComponent[] components, Object[] values) throws IOException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException("cannot make a %s: %s".formatted(type.getSimpleName(), e), e);
    }
  }

  private static String shown(Object json) {
    String text = String.valueOf(json);
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
