package dev.roost.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What main code must not do, each with its reason. */
class BannedCallsTest {

  /**
   * One seam to the kernel, so that errno, struct layouts and casts are looked after in one place.
   */
  @Test
  void onlyLinuxCallsNativeCode() throws IOException {
    Set<String> natives = Set.of("java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup");
    List<String> faults = new ArrayList<>();
    for (String bundle : Checkout.bundles()) {
      if (!bundle.equals("linux")) {
        for (Path file : Checkout.classes(bundle)) {
          ClassReader read = ClassReader.read(file);
          natives.stream()
              .filter(read::uses)
              .forEach(used -> faults.add(read.name() + " uses " + used + "; go through linux"));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Sleeping is guessing: wait for the event itself, or on a condition with a deadline. */
  @Test
  void nobodySleeps() throws IOException {
    Set<String> sleeps = Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");
    List<String> faults = new ArrayList<>();
    for (String bundle : Checkout.bundles()) {
      for (Path file : Checkout.classes(bundle)) {
        ClassReader read = ClassReader.read(file);
        read.members().stream()
            .filter(sleeps::contains)
            .forEach(used -> faults.add(read.name() + " calls " + used));
      }
    }
    assertThat(faults).isEmpty();
  }
}
