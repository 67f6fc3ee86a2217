package dev.roost.linux.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * The claims of one class in two forms: the lines that a C compiler must print, and the C program
 * that prints them. One program per class, because some headers cannot stand beside each other.
 */
final class CProbe {
  private CProbe() {}

  /** One line for each size, offset and value. */
  static List<String> claims(Class<?> abi) {
    List<String> lines = new ArrayList<>();
    for (AbiFacts.Constant c : AbiFacts.constants(abi)) {
      lines.add("%s value %s 0x%x".formatted(abi.getSimpleName(), c.name(), c.value()));
    }
    for (AbiFacts.Struct s : AbiFacts.structs(abi)) {
      lines.add("%s.%s size %d".formatted(abi.getSimpleName(), s.simpleName(), s.size()));
      for (AbiFacts.FieldOffset f : s.fields()) {
        lines.add(
            "%s.%s offset %s %d"
                .formatted(abi.getSimpleName(), s.simpleName(), f.path(), f.offset()));
      }
    }
    return lines;
  }

  /** A program that prints the same lines, with "absent" for what its headers do not have. */
  static String program(Class<?> abi) {
    KernelHeader header = abi.getAnnotation(KernelHeader.class);
    StringBuilder c = new StringBuilder();
    c.append("/* Generated from %s; see docs/abi.md. */\n".formatted(abi.getSimpleName()));
    c.append("#include <stddef.h>\n#include <stdio.h>\n#include <linux/ioctl.h>\n");
    for (String include : header.value()) {
      c.append("#include <%s>\n".formatted(include));
    }
    c.append("\nint main(void)\n{\n");
    for (AbiFacts.Constant constant : AbiFacts.constants(abi)) {
      String prefix = "%s value %s".formatted(abi.getSimpleName(), constant.name());
      c.append("#ifdef %s\n".formatted(constant.name()));
      c.append(
          "\tprintf(\"%s 0x%%llx\\n\", (unsigned long long)(%s));\n"
              .formatted(prefix, constant.name()));
      c.append("#else\n\tputs(\"%s absent\");\n#endif\n".formatted(prefix));
    }
    List<AbiFacts.Struct> structs = AbiFacts.structs(abi);
    boolean guarded = !header.guard().isEmpty() && !structs.isEmpty();
    if (guarded) {
      c.append("#ifdef %s\n".formatted(header.guard()));
    }
    structs.forEach(s -> present(c, abi, s));
    if (guarded) {
      c.append("#else\n");
      structs.forEach(s -> absent(c, abi, s));
      c.append("#endif\n");
    }
    return c.append("\treturn 0;\n}\n").toString();
  }

  private static void present(StringBuilder c, Class<?> abi, AbiFacts.Struct s) {
    String name = abi.getSimpleName() + "." + s.simpleName();
    c.append("\tprintf(\"%s size %%zu\\n\", sizeof(%s));\n".formatted(name, s.cType()));
    for (AbiFacts.FieldOffset f : s.fields()) {
      c.append(
          "\tprintf(\"%s offset %s %%zu\\n\", offsetof(%s, %s));\n"
              .formatted(name, f.path(), s.cType(), f.path()));
    }
  }

  private static void absent(StringBuilder c, Class<?> abi, AbiFacts.Struct s) {
    String name = abi.getSimpleName() + "." + s.simpleName();
    c.append("\tputs(\"%s size absent\");\n".formatted(name));
    for (AbiFacts.FieldOffset f : s.fields()) {
      c.append("\tputs(\"%s offset %s absent\");\n".formatted(name, f.path()));
    }
  }
}
