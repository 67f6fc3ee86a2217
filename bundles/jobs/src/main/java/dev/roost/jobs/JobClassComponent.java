package dev.roost.jobs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** One class of jobs: a file {@code etc/dev.roost.jobs.class-NAME.cfg}. */
@Component(
    service = JobClassComponent.class,
    configurationPid = JobClassComponent.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class JobClassComponent {
  static final String PID = "dev.roost.jobs.class";

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([KMGT]?)");

  private final JobClass itsClass;

  /** What the file says. */
  @interface Config {
    /** Its name, which {@code --class} says. */
    String name() default "";

    /** Priority of its jobs; -1 for that of others. */
    int priority() default -1;

    /** Memory that a node must have free, for example 2G. */
    String memory() default "0";

    /** Whether they go to the best node. */
    boolean best() default false;

    /** Nodes on which they may run, with commas; empty for all. */
    String nodes() default "";

    /** Whether they do not leave home. */
    boolean stay() default false;
  }

  /**
   * Takes the file.
   *
   * @throws IllegalArgumentException with one line if it says what makes no sense
   */
  @Activate
  public JobClassComponent(Config config) {
    if (!config.name().matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "%s: name is '%s'; it must be made of a-z, 0-9 and -".formatted(PID, config.name()));
    }
    itsClass =
        new JobClass(
            config.name(),
            config.priority(),
            config.best(),
            Wishes.nodes(config.nodes()),
            config.stay(),
            bytes(config.memory()));
  }

  JobClass itsClass() {
    return itsClass;
  }

  private static long bytes(String size) {
    Matcher matcher = SIZE.matcher(size.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s: memory is '%s'; it must be a size like 512M or 2G".formatted(PID, size));
    }
    int shift = matcher.group(2).isEmpty() ? 0 : 10 * (1 + "KMGT".indexOf(matcher.group(2)));
    return Long.parseLong(matcher.group(1)) << shift;
  }
}
