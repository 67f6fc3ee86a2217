package dev.roost.itests.architecture;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one class file mentions.
 *
 * @param name the class, with dots
 * @param packages packages of ours that it names, in code, signatures or annotations
 * @param members {@code class.member} of every field and method that it uses
 */
record ClassReader(String name, Set<String> packages, Set<String> members) {

  private static final Pattern OURS = Pattern.compile("(dev/roost(?:/[a-z0-9]+)+)/[A-Z]");

  static ClassReader read(Path file) throws IOException {
    ClassModel model = ClassFile.of().parse(file);
    Set<String> packages = new TreeSet<>();
    Set<String> members = new TreeSet<>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case Utf8Entry text -> {
          Matcher matcher = OURS.matcher(text.stringValue());
          while (matcher.find()) {
            packages.add(dotted(matcher.group(1)));
          }
        }
        case MemberRefEntry member ->
            members.add(dotted(member.owner().asInternalName()) + "." + member.name());
        default -> {}
      }
    }
    return new ClassReader(dotted(model.thisClass().asInternalName()), packages, members);
  }

  String packageName() {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Whether it uses any member of a class. */
  boolean uses(String className) {
    return members.stream().anyMatch(member -> member.startsWith(className + "."));
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }
}
