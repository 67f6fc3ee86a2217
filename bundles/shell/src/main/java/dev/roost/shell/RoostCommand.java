package dev.roost.shell;

import java.io.IOException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.framework.BundleContext;

/** What all commands share: where they print, in which form, and how they fail. */
abstract class RoostCommand implements Action {
  @Reference BundleContext context;
  @Reference Session session;

  @Option(name = "--json", description = "Print JSON for programs instead of a table for people")
  boolean json;

  /** Set by a command that has said in JSON that it did not succeed. */
  boolean failed;

  /** What the command ends with over ssh, if it says more than whether it succeeded; or null. */
  Integer exitCode;

  /** Does it and prints. Throws what it could not do; the caller makes one line of it. */
  abstract void run() throws IOException, CommandException;

  // Over ssh a returned value is not printed, but a number becomes the exit code.
  @Override
  public final Object execute() throws CommandException {
    try {
      run();
      return failed ? Integer.valueOf(1) : exitCode;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  final <T> T need(Class<T> type) throws CommandException {
    return Services.need(context, type);
  }

  /** The console would refuse a number on some ways in, so arguments are text and read here. */
  static int pid(String text) throws CommandException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new CommandException(
          "'%s' is not a process id: it is a number, as roost:ps shows it".formatted(text), e);
    }
  }

  final void print(String text) {
    session.getConsole().println(text);
  }

  final void printJson(Object value) {
    print(Json.text(value));
  }
}
