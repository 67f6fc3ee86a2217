package dev.roost.linux.abi;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the classes of the package claim, read from them by reflection. */
final class AbiFacts {
  /** In the order of the page that lists them. */
  static final List<Class<?>> CLASSES =
      List.of(
          ElfAbi.class,
          FcntlAbi.class,
          FutexAbi.class,
          MmanAbi.class,
          PagemapAbi.class,
          PrctlAbi.class,
          PtraceAbi.class,
          ResourceAbi.class,
          SchedAbi.class,
          SeccompAbi.class,
          SignalAbi.class,
          SpawnAbi.class,
          TimeAbi.class,
          UioAbi.class,
          UserfaultfdAbi.class,
          WaitAbi.class);

  /** A macro of a header. */
  record Constant(String name, long value) {}

  /** A field of a struct; the path is spelt as offsetof takes it. */
  record FieldOffset(String constant, String path, long offset) {}

  record Struct(String simpleName, String cType, long size, List<FieldOffset> fields) {}

  private AbiFacts() {}

  static List<Constant> constants(Class<?> abi) {
    return Stream.of(abi.getDeclaredFields())
        .map(f -> new Constant(f.getName(), number(f)))
        .toList();
  }

  static List<Struct> structs(Class<?> abi) {
    // getDeclaredClasses promises no order, and so the probes would change from one JDK to the
    // next.
    return Stream.of(abi.getDeclaredClasses())
        .map(AbiFacts::struct)
        .sorted(Comparator.comparing(Struct::simpleName))
        .toList();
  }

  private static Struct struct(Class<?> type) {
    StructLayout layout = layout(type);
    List<String> paths = paths(layout, "");
    List<FieldOffset> fields =
        Stream.of(type.getDeclaredFields())
            .filter(f -> f.getType() == long.class && !f.getName().equals("SIZE"))
            .map(f -> new FieldOffset(f.getName(), path(type, f.getName(), paths), number(f)))
            .toList();
    String cType = layout.name().orElseThrow();
    return new Struct(type.getSimpleName(), cType, sizeOf(type), fields);
  }

  /** Names of all fields, those of nested structs behind a dot. */
  private static List<String> paths(StructLayout layout, String prefix) {
    List<String> paths = new ArrayList<>();
    for (MemoryLayout member : layout.memberLayouts()) {
      if (member.name().isPresent()) {
        String path = prefix + member.name().orElseThrow();
        paths.add(path);
        if (member instanceof StructLayout nested) {
          paths.addAll(paths(nested, path + "."));
        }
      }
    }
    return paths;
  }

  /** Whose offset a constant is by its name: the whole path, or what ends with it. */
  private static String path(Class<?> type, String constant, List<String> paths) {
    // A field called size gives way to SIZE, the size of the whole.
    String wanted = constant.equals("SIZE_OFFSET") ? "SIZE" : constant;
    List<String> exact = paths.stream().filter(p -> spell(p).equals(wanted)).toList();
    List<String> found =
        exact.isEmpty()
            ? paths.stream().filter(p -> spell(p).endsWith("_" + wanted)).toList()
            : exact;
    if (found.size() != 1) {
      throw new AssertionError(type + "." + constant + " names no single field of " + paths);
    }
    return found.getFirst();
  }

  private static String spell(String path) {
    return path.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static StructLayout layout(Class<?> type) {
    try {
      return (StructLayout) type.getField("LAYOUT").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " must have: public static final StructLayout LAYOUT", e);
    }
  }

  private static long sizeOf(Class<?> type) {
    try {
      return type.getField("SIZE").getLong(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " must have: public static final long SIZE", e);
    }
  }

  private static long number(Field field) {
    try {
      return field.getLong(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " must be public, static and a number", e);
    }
  }
}
