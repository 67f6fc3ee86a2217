package dev.roost.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import dev.roost.api.PlacementPolicy;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A policy comes, changes and goes in a running agent, and no other bundle notices. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PolicySwapTest {
  private static final Set<String> AGENT = Set.of("load", "opportunity-cost");
  private static final Set<String> WITH_HOLD = Set.of("hold", "load", "opportunity-cost");

  @Inject private BundleContext context;
  @Inject private FeaturesService features;

  @Configuration
  public Option[] distribution() {
    return new Option[] {Container.agent()};
  }

  @Test
  public void servicesFollowInstallUpdateAndUninstallOfABundle() throws Exception {
    Await.that("those of the agent alone", () -> policies().equals(AGENT));

    Bundle hold;
    try (InputStream jar = Files.newInputStream(Container.bundle("policy-hold"))) {
      hold = context.installBundle("test:policy-hold", jar);
    }
    hold.start();
    Await.that("hold beside them", () -> policies().equals(WITH_HOLD));

    long before = serviceId(hold);
    try (InputStream jar = Files.newInputStream(Container.bundle("policy-hold"))) {
      hold.update(jar);
    }
    Await.that("hold again", () -> policies().equals(WITH_HOLD));
    assertNotEquals(before, serviceId(hold));

    hold.uninstall();
    Await.that("those of the agent alone", () -> policies().equals(AGENT));
  }

  @Test
  public void featureOfAPolicyInstallsAloneAndLeavesOthersRunning() throws Exception {
    Bundle api = bundle("dev.roost.api");
    Bundle load = bundle("dev.roost.policy.load");
    long loadService = serviceId(load);

    features.installFeature("roost-policy-hold");
    Await.that("hold beside them", () -> policies().equals(WITH_HOLD));
    assertEquals(Bundle.ACTIVE, api.getState());
    assertEquals("load was restarted", loadService, serviceId(load));

    features.uninstallFeature("roost-policy-hold");
    Await.that("those of the agent alone", () -> policies().equals(AGENT));
    assertEquals("load was restarted", loadService, serviceId(load));
  }

  @Test
  public void policiesThatAreNotOfTheAgentCanBeInstalledWithoutANetwork() throws Exception {
    Set<String> features =
        Set.of(
            "roost-policy-round-robin",
            "roost-policy-memory-usher",
            "roost-policy-owner-first",
            "roost-policy-freeze");
    for (String feature : features) {
      this.features.installFeature(feature);
    }
    Await.that(
        "six policies",
        () ->
            policies()
                .equals(
                    Set.of(
                        "freeze",
                        "load",
                        "memory-usher",
                        "opportunity-cost",
                        "owner-first",
                        "round-robin")));
    for (String feature : features) {
      this.features.uninstallFeature(feature);
    }
    Await.that("those of the agent alone", () -> policies().equals(AGENT));
  }

  private Bundle bundle(String name) {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().equals(name)) {
        return bundle;
      }
    }
    throw new AssertionError("no bundle " + name);
  }

  private static long serviceId(Bundle bundle) {
    return (Long) bundle.getRegisteredServices()[0].getProperty("service.id");
  }

  private Set<String> policies() {
    Set<String> names = new TreeSet<>();
    for (ServiceReference<PlacementPolicy> reference : references()) {
      PlacementPolicy policy = context.getService(reference);
      if (policy != null) {
        names.add(policy.name());
        context.ungetService(reference);
      }
    }
    return names;
  }

  private Collection<ServiceReference<PlacementPolicy>> references() {
    try {
      return context.getServiceReferences(PlacementPolicy.class, null);
    } catch (InvalidSyntaxException fault) {
      throw new AssertionError(fault);
    }
  }
}
