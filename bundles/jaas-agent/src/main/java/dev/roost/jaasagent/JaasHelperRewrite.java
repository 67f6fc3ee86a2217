package dev.roost.jaasagent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * {@code JaasHelper.doAs(subject, action)} becomes {@code return Subject.doAs(subject, action)}.
 *
 * <p>Karaf's own body puts the subject into an {@code AccessControlContext} by way of a {@code
 * DomainCombiner}; since JDK 24 (JEP 486) such a context carries nothing.
 */
final class JaasHelperRewrite {

  private JaasHelperRewrite() {}

  /** The rewritten class file; both overloads of {@code doAs} are replaced. */
  static byte[] apply(byte[] classFile) {
    ClassFile codec = ClassFile.of();
    return codec.transformClass(
        codec.parse(classFile),
        ClassTransform.transformingMethods(
            method -> method.methodName().equalsString("doAs"),
            (method, element) -> {
              if (!(element instanceof CodeModel code)) {
                method.with(element);
                return;
              }
              ClassDesc action = code.parent().orElseThrow().methodTypeSymbol().parameterType(1);
              method.withCode(
                  body ->
                      body.aload(0)
                          .aload(1)
                          .invokestatic(
                              SubjectRewrite.SUBJECT,
                              "doAs",
                              MethodTypeDesc.of(
                                  ConstantDescs.CD_Object, SubjectRewrite.SUBJECT, action))
                          .areturn());
            }));
  }
}
