package dev.roost.linux.abi;

import java.util.List;
import java.util.stream.Collectors;

/** The table of docs/abi.md. */
final class AbiPage {
  static final String BEGIN = "<!-- begin: generated -->";
  static final String END = "<!-- end: generated -->";

  private AbiPage() {}

  static String table() {
    StringBuilder page = new StringBuilder(BEGIN).append("\n");
    page.append("| class | headers | manual | constants | structs (bytes) |\n");
    page.append("|---|---|---|---|---|\n");
    for (Class<?> abi : AbiFacts.CLASSES) {
      KernelHeader header = abi.getAnnotation(KernelHeader.class);
      page.append(
          "| `%s` | %s | %s | %d | %s |\n"
              .formatted(
                  abi.getSimpleName(),
                  List.of(header.value()).stream()
                      .map(h -> "`" + h + "`")
                      .collect(Collectors.joining(" ")),
                  header.man(),
                  AbiFacts.constants(abi).size(),
                  AbiFacts.structs(abi).stream()
                      .map(s -> "`%s` %d".formatted(s.simpleName(), s.size()))
                      .collect(Collectors.joining(", "))));
    }
    return page.toString();
  }
}
