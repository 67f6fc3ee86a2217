package dev.roost.jaasagent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;

/** Gives each of the two classes to its rewriting and leaves all others alone. */
final class JaasTransformer implements ClassFileTransformer {

  /** Embedded by several Karaf bundles, so loaded several times. */
  private static final String JAAS_HELPER = "org/apache/karaf/util/jaas/JaasHelper";

  private static final String SUBJECT = "javax/security/auth/Subject";

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (redefined != null || name == null) {
      return null;
    }
    try {
      return switch (name) {
        case SUBJECT -> loader == null ? SubjectRewrite.apply(classFile) : null;
        case JAAS_HELPER -> JaasHelperRewrite.apply(classFile);
        default -> null;
      };
    } catch (RuntimeException fault) {
      // The JVM would drop it and load the class unchanged without a word.
      System.err.println("jaas agent: cannot rewrite " + name + ": " + fault);
      return null;
    }
  }
}
