package dev.roost.linux.abi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays fields out in C order and inserts the padding that the compiler would, by the rules of the
 * x86-64 System V ABI, section 3.1.2. Nobody types padding by hand; the test of this package
 * compares every result with the compiler's.
 */
final class CStruct {
  private CStruct() {}

  /** One entry of a struct: a field, or a rule about where the next one goes. */
  sealed interface Part {}

  private record Field(String name, MemoryLayout type) implements Part {}

  private record AlignTo(long bytes) implements Part {}

  private record SizedTo(long bytes) implements Part {}

  /**
   * A struct.
   *
   * @param cType its name in C, such as {@code struct iovec} or {@code stack_t}
   */
  static StructLayout of(String cType, Part... parts) {
    List<MemoryLayout> members = new ArrayList<>();
    long end = 0;
    long alignment = 1;
    long size = 0;
    for (Part part : parts) {
      switch (part) {
        case Field(String name, MemoryLayout type) -> {
          end = pad(members, end, roundUp(end, type.byteAlignment()));
          members.add(type.withName(name));
          end += type.byteSize();
          alignment = Math.max(alignment, type.byteAlignment());
        }
        case AlignTo(long bytes) -> {
          end = pad(members, end, roundUp(end, bytes));
          alignment = Math.max(alignment, bytes);
        }
        case SizedTo(long bytes) -> size = bytes;
      }
    }
    if (size != 0 && size < end) {
      throw new IllegalArgumentException(
          cType + ": fields end at byte " + end + ", behind the size " + size);
    }
    pad(members, end, roundUp(Math.max(end, size), alignment));
    return MemoryLayout.structLayout(members.toArray(MemoryLayout[]::new)).withName(cType);
  }

  /**
   * Offset of a field in bytes.
   *
   * @param path a field, or fields of nested structs separated by dots
   */
  static long offset(StructLayout layout, String path) {
    if (layout.memberLayouts().stream().anyMatch(m -> m.name().orElse("").equals(path))) {
      return layout.byteOffset(PathElement.groupElement(path));
    }
    PathElement[] elements =
        List.of(path.split("\\.")).stream()
            .map(PathElement::groupElement)
            .toArray(PathElement[]::new);
    return layout.byteOffset(elements);
  }

  static Part u8(String name) {
    return new Field(name, JAVA_BYTE);
  }

  static Part u16(String name) {
    return new Field(name, JAVA_SHORT);
  }

  static Part u32(String name) {
    return new Field(name, JAVA_INT);
  }

  static Part s32(String name) {
    return new Field(name, JAVA_INT);
  }

  static Part u64(String name) {
    return new Field(name, JAVA_LONG);
  }

  static Part s64(String name) {
    return new Field(name, JAVA_LONG);
  }

  /** A pointer; often into another process, so it is read as a number. */
  static Part ptr(String name) {
    return new Field(name, JAVA_LONG.withByteAlignment(ADDRESS.byteAlignment()));
  }

  static Part u64s(String name, long count) {
    return new Field(name, MemoryLayout.sequenceLayout(count, JAVA_LONG));
  }

  static Part struct(String name, StructLayout type) {
    return new Field(name, type);
  }

  /** The next field begins a union or struct that needs this alignment. */
  static Part alignTo(long bytes) {
    return new AlignTo(bytes);
  }

  /** The struct is as long as a union in it, of which only one arm is described. */
  static Part sizedTo(long bytes) {
    return new SizedTo(bytes);
  }

  private static long pad(List<MemoryLayout> members, long from, long to) {
    if (to > from) {
      members.add(MemoryLayout.paddingLayout(to - from));
    }
    return to;
  }

  private static long roundUp(long n, long to) {
    return (n + to - 1) / to * to;
  }
}
