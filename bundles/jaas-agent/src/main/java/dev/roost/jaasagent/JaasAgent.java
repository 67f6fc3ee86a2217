package dev.roost.jaasagent;

import java.lang.instrument.Instrumentation;
import java.util.stream.Stream;
import javax.security.auth.Subject;

/** Entry point of the agent. */
public final class JaasAgent {

  private JaasAgent() {}

  /**
   * Installs the rewriting of classes and proves at once that {@code Subject} has it.
   *
   * @throws IllegalStateException if {@code Subject} was loaded before the agent; the JVM then
   *     ends, which is better than a console where nobody may do anything
   */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new JaasTransformer());
    // Loads Subject here and now: a fault shows before Karaf starts, not at the first login.
    boolean rewritten =
        Stream.of(Subject.class.getDeclaredFields())
            .anyMatch(field -> field.getName().equals(SubjectRewrite.FIELD));
    if (!rewritten) {
      throw new IllegalStateException(
          "javax.security.auth.Subject was loaded before the jaas agent;"
              + " name this agent before all others on the command line");
    }
  }
}
