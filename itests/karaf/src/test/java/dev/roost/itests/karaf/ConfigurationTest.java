package dev.roost.itests.karaf;

import dev.roost.api.PlacementPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What is written into a file of etc is what the component runs with, shortly after. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ConfigurationTest {

  @Inject private BundleContext context;

  @Configuration
  public Option[] distribution() {
    return new Option[] {Container.agent()};
  }

  @Test
  public void componentFollowsItsFile() throws Exception {
    Path file = Path.of(System.getProperty("karaf.etc"), "dev.roost.policy.load.cfg");

    Files.writeString(file, "threshold = 1.5\n");
    Await.that("threshold of the new file", () -> threshold("1.5"));

    Files.writeString(file, "threshold = 1.75\n");
    Await.that("threshold of the edited file", () -> threshold("1.75"));

    Files.delete(file);
    Await.that("threshold as it is without a file", () -> threshold("1.1"));
  }

  /** A component's configuration is among the properties of its service. */
  private boolean threshold(String expected) {
    Collection<ServiceReference<PlacementPolicy>> policies;
    try {
      policies = context.getServiceReferences(PlacementPolicy.class, null);
    } catch (InvalidSyntaxException fault) {
      throw new AssertionError(fault);
    }
    return policies.stream()
        .anyMatch(policy -> expected.equals(String.valueOf(policy.getProperty("threshold"))));
  }
}
