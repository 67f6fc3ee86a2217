package dev.roost.shell;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Services at the moment of use. Commands do not hold them as references: the console would then
 * hide a command whose service is away, instead of saying which one it is.
 */
final class Services {
  private Services() {}

  /**
   * The best service of that type now, if there is one. It is not given back: the framework does
   * that when the service or this bundle goes.
   */
  static <T> Optional<T> find(BundleContext context, Class<T> type) {
    ServiceReference<T> reference = context.getServiceReference(type);
    return Optional.ofNullable(reference).map(context::getService);
  }

  /** The best service of that type now. */
  static <T> T need(BundleContext context, Class<T> type) throws CommandException {
    return find(context, type)
        .orElseThrow(
            () ->
                new CommandException(
                    "%s is not there on this node now; bundle:diag says what waits for what"
                        .formatted(type.getSimpleName())));
  }
}
