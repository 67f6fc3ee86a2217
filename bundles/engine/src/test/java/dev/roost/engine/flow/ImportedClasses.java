package dev.roost.engine.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which classes each class file names: as class entries of its constant pool, and within
 * descriptors and signatures, where a type stands that is only passed on.
 */
final class ImportedClasses {
  private static final Path CLASSES = Path.of("target/classes");
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(dev/roost/[A-Za-z0-9_/$]+)[;<]");

  private ImportedClasses() {}

  /** Names of classes of {@code dev.roost} that each class of this module names, by class. */
  static Map<String, Set<String>> read() {
    Map<String, Set<String>> imports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(file -> add(imports, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return imports;
  }

  private static void add(Map<String, Set<String>> imports, Path file) {
    try {
      ClassModel model = ClassFile.of().parse(file);
      Set<String> named = new TreeSet<>();
      for (PoolEntry entry : model.constantPool()) {
        if (entry instanceof ClassEntry type) {
          name(named, type.asInternalName());
        } else if (entry instanceof Utf8Entry text) {
          Matcher matcher = IN_DESCRIPTOR.matcher(text.stringValue());
          while (matcher.find()) {
            name(named, matcher.group(1));
          }
        }
      }
      imports.put(model.thisClass().asInternalName().replace('/', '.'), named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void name(Set<String> named, String internal) {
    String plain = internal.startsWith("[") ? internal.replaceAll("^\\[+L|;$", "") : internal;
    if (plain.startsWith("dev/roost/")) {
      named.add(plain.replace('/', '.'));
    }
  }
}
