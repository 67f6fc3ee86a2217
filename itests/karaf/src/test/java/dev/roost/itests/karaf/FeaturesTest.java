package dev.roost.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
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

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesTest {

  private static final Set<String> AGENT =
      Set.of(
          "api",
          "broker",
          "cluster",
          "discovery.mqtt",
          "engine.client",
          "jobs",
          "placement",
          "policy.load",
          "policy.opportunity.cost",
          "shell",
          "trust",
          "wire");

  @Inject private BundleContext context;
  @Inject private FeaturesService features;

  @Configuration
  public Option[] distribution() {
    return new Option[] {Container.agent()};
  }

  @Test
  public void agentIsInstalled() throws Exception {
    assertTrue(features.isInstalled(features.getFeature("roost-agent")));
  }

  @Test
  public void everyBundleOfTheAgentIsActive() {
    Set<String> active = new TreeSet<>();
    List<String> faults = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      String name = bundle.getSymbolicName();
      if (bundle.getState() == Bundle.ACTIVE) {
        active.add(name);
      } else if (name.startsWith("dev.roost.")) {
        faults.add(name + " is in state " + bundle.getState());
      }
    }
    assertEquals(List.of(), faults);
    AGENT.forEach(name -> assertTrue(name + " runs", active.contains("dev.roost." + name)));
  }

  @Test
  public void thereIsOneBouncyCastle() {
    long copies =
        List.of(context.getBundles()).stream()
            .filter(bundle -> bundle.getSymbolicName().equals("bcprov"))
            .count();
    assertEquals(1, copies);
  }
}
