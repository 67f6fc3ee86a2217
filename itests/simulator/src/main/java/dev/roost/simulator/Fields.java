package dev.roost.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One object of a scenario's file, whose fields are asked for by name; what is left is refused. */
final class Fields {
  private final String name;
  private final Map<String, Object> left = new HashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  /** The object called {@code name}; the outermost one has an empty name. */
  Fields(String name, Map<?, ?> values) {
    this.name = name;
    values.forEach((key, value) -> left.put(String.valueOf(key), value));
  }

  boolean has(String field) {
    known.add(field);
    return left.containsKey(field);
  }

  double number(String field, double usual) {
    Object value = take(field);
    return switch (value) {
      case null -> usual;
      case Number number -> number.doubleValue();
      default -> throw new IllegalArgumentException(path(field) + " must be a number");
    };
  }

  /** The object in {@code field}; one with nothing in it if there is none. */
  Fields object(String field) {
    return switch (take(field)) {
      case null -> new Fields(path(field), Map.of());
      case Map<?, ?> map -> new Fields(path(field), map);
      default -> throw new IllegalArgumentException(path(field) + " must be an object");
    };
  }

  List<Fields> list(String field) {
    List<Fields> all = new ArrayList<>();
    if (!(take(field) instanceof List<?> list)) {
      throw new IllegalArgumentException(path(field) + " must be a list of objects");
    }
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException(path(field) + " must be a list of objects");
      }
      all.add(new Fields(path(field), map));
    }
    return all;
  }

  /** Refuses fields that nobody has asked for: a slip of the pen would go unnoticed. */
  void refuseOthers() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is not known; there are: %s"
              .formatted(path(new TreeSet<>(left.keySet()).getFirst()), String.join(", ", known)));
    }
  }

  private Object take(String field) {
    known.add(field);
    return left.remove(field);
  }

  private String path(String field) {
    return name.isEmpty() ? field : name + "." + field;
  }
}
