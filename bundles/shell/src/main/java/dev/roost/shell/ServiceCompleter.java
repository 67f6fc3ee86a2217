package dev.roost.shell;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes with what a service knows now; with nothing while it is away. */
abstract class ServiceCompleter implements Completer {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceCompleter.class);

  @Reference BundleContext context;

  abstract Collection<String> words() throws IOException;

  /**
   * Whether {@code typed} may be right although it is none of the words: the console completes
   * later arguments only if this one was accepted.
   */
  boolean accepts(String typed) {
    return false;
  }

  @Override
  public final int complete(Session session, CommandLine line, List<String> candidates) {
    int at = new StringsCompleter(known()).complete(session, line, candidates);
    String typed = line.getCursorArgument();
    return candidates.isEmpty() && typed != null && accepts(typed)
        ? new StringsCompleter(List.of(typed)).complete(session, line, candidates)
        : at;
  }

  private Collection<String> known() {
    try {
      return words();
    } catch (IOException e) {
      LOG.debug("Nothing to complete with: the command itself will say why", e);
      return List.of();
    }
  }
}
