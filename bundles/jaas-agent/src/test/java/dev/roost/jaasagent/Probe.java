package dev.roost.jaasagent;

import java.io.IOException;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.util.jaas.JaasHelper;

/** Asks Karaf's own helper one question in a JVM of its own and prints the answer. */
final class Probe {

  private Probe() {}

  public static void main(String[] arguments) {
    System.out.println(
        switch (arguments[0]) {
          case "roles" -> as(user("admin"), Probe::roles);
          case "thread" -> as(user("admin"), Probe::rolesOnAnotherThread);
          case "outside" -> {
            String before = "before=" + Subject.current();
            as(user("admin"), Probe::roles);
            yield before + " after=" + Subject.current();
          }
          case "nested" ->
              as(user("outer"), () -> role() + " " + as(user("inner"), Probe::role) + " " + role());
          case "exception" ->
              failing(
                  () -> {
                    throw new IOException("x");
                  });
          case "unchecked" ->
              failing(
                  () -> {
                    throw new IllegalStateException("x");
                  });
          case "error" ->
              failing(
                  () -> {
                    throw new LinkageError("x");
                  });
          default -> throw new IllegalArgumentException(arguments[0]);
        });
  }

  private static Subject user(String role) {
    return new Subject(true, Set.of(new RolePrincipal(role)), Set.of(), Set.of());
  }

  private static String as(Subject user, Supplier<String> question) {
    return JaasHelper.doAs(user, (PrivilegedAction<String>) question::get);
  }

  private static String roles() {
    return "admin=%s viewer=%s"
        .formatted(JaasHelper.currentUserHasRole("admin"), JaasHelper.currentUserHasRole("viewer"));
  }

  private static String role() {
    return Subject.current().getPrincipals().iterator().next().getName();
  }

  private static String rolesOnAnotherThread() {
    FutureTask<String> answer = new FutureTask<>(Probe::roles);
    Thread.ofPlatform().name("command").start(answer);
    try {
      return answer.get();
    } catch (ExecutionException | InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static String failing(PrivilegedExceptionAction<String> action) {
    try {
      return JaasHelper.doAs(user("admin"), action);
    } catch (PrivilegedActionException | RuntimeException | LinkageError thrown) {
      String name = thrown.getClass().getSimpleName();
      String cause = thrown.getCause() == null ? thrown.getMessage() : thrown.getCause().toString();
      return name + ": " + cause + "; after=" + Subject.current();
    }
  }
}
