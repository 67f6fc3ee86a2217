package dev.roost.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which bundle may use which: the table of bundles in ARCHITECTURE.md. */
class BundleOrderTest {

  /** A policy is any bundle that is called {@code policy-…}. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("api", Set.of()),
          Map.entry("jaas-agent", Set.of()),
          Map.entry("linux", Set.of()),
          Map.entry("wire", Set.of()),
          Map.entry("trust", Set.of("api", "wire")),
          Map.entry("transport", Set.of("api", "wire", "trust")),
          Map.entry("engine", Set.of("api", "linux", "wire", "trust", "transport")),
          Map.entry("engine-client", Set.of("api", "wire")),
          Map.entry("discovery-mqtt", Set.of("api", "trust")),
          Map.entry("broker", Set.of("api", "trust")),
          Map.entry("cluster", Set.of("api")),
          Map.entry("placement", Set.of("api")),
          Map.entry("policy-", Set.of("api")),
          Map.entry("jobs", Set.of("api")),
          Map.entry("telemetry", Set.of("api")),
          Map.entry("shell", Set.of("api")),
          Map.entry("node", Set.of("api", "trust")));

  /** Helps tests of everything, so it may use everything. */
  private static final String TESTKIT = "testkit";

  @Test
  void eachBundleUsesOnlyThoseBelowIt() throws IOException {
    List<String> bundles = Checkout.bundles();
    Map<String, String> bundleOfPackage = new HashMap<>();
    Map<String, List<ClassReader>> classesOfBundle = new HashMap<>();
    for (String bundle : bundles) {
      for (Path file : Checkout.classes(bundle)) {
        ClassReader read = ClassReader.read(file);
        bundleOfPackage.put(read.packageName(), bundle);
        classesOfBundle.computeIfAbsent(bundle, key -> new ArrayList<>()).add(read);
      }
    }

    List<String> faults = new ArrayList<>();
    classesOfBundle.forEach(
        (bundle, classes) -> {
          if (bundle.equals(TESTKIT)) {
            return;
          }
          String row = bundle.startsWith("policy-") ? "policy-" : bundle;
          Set<String> allowed = MAY_USE.get(row);
          if (allowed == null) {
            faults.add(bundle + " has no row in this test; add one to the table");
            return;
          }
          for (ClassReader read : classes) {
            for (String used : read.packages()) {
              String owner = bundleOfPackage.get(used);
              if (owner != null && !owner.equals(bundle) && !allowed.contains(owner)) {
                faults.add(
                    "%s: %s uses %s of %s; allowed: %s"
                        .formatted(bundle, read.name(), used, owner, allowed));
              }
            }
          }
        });

    assertThat(faults).isEmpty();
  }
}
