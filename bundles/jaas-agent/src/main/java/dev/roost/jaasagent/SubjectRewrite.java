package dev.roost.jaasagent;

import static java.lang.constant.ConstantDescs.CD_Exception;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/**
 * The current subject of a thread is kept in an {@code InheritableThreadLocal} instead of a scoped
 * value.
 *
 * <p>A scoped value ends at the thread that bound it, but Karaf's shell runs each command on a
 * thread of its own. Inheritance when a thread is created is the rule that inherited access control
 * contexts had until JDK 23, so Karaf behaves as on JDK 17.
 */
final class SubjectRewrite {

  static final ClassDesc SUBJECT = ClassDesc.of("javax.security.auth.Subject");

  /** Name of the field that is added. */
  static final String FIELD = "INHERITED";

  private static final ClassDesc LOCAL = ClassDesc.of("java.lang.InheritableThreadLocal");
  private static final ClassDesc COMPLETION =
      ClassDesc.of("java.util.concurrent.CompletionException");
  private static final ClassDesc CALLABLE = ClassDesc.of("java.util.concurrent.Callable");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private SubjectRewrite() {}

  /** The rewritten class file. */
  static byte[] apply(byte[] classFile) {
    ClassFile codec = ClassFile.of();
    return codec.transformClass(codec.parse(classFile), new Rewrite());
  }

  /**
   * One pass: a replaced method that went through a second transform would get its old body back.
   */
  private static final class Rewrite implements ClassTransform {
    @Override
    public void accept(ClassBuilder type, ClassElement element) {
      if (!(element instanceof MethodModel method)) {
        type.with(element);
        return;
      }
      switch (method.methodName().stringValue()) {
        case "getSubject", "current" ->
            type.transformMethod(method, replacing(SubjectRewrite::current));
        case "callAs" -> type.transformMethod(method, replacing(SubjectRewrite::callAs));
        case CLASS_INIT_NAME ->
            type.transformMethod(method, MethodTransform.transformingCode(new CreateField()));
        default -> type.with(method);
      }
    }

    @Override
    public void atEnd(ClassBuilder type) {
      type.withField(
          FIELD, LOCAL, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    }
  }

  private static MethodTransform replacing(Consumer<CodeBuilder> body) {
    return (method, element) -> {
      if (element instanceof CodeModel) {
        method.withCode(body);
      } else {
        method.with(element);
      }
    };
  }

  /** {@code return (Subject) INHERITED.get();} */
  private static void current(CodeBuilder code) {
    get(code).checkcast(SUBJECT).areturn();
  }

  /**
   * Sets, calls, restores; a checked or unchecked exception of the action leaves as cause of a
   * {@code CompletionException}, as {@code Subject.callAs} documents.
   */
  private static void callAs(CodeBuilder code) {
    int before = code.allocateLocal(TypeKind.REFERENCE);
    int outcome = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(1)
        .invokestatic(OBJECTS, "requireNonNull", MethodTypeDesc.of(CD_Object, CD_Object))
        .pop();
    get(code).astore(before);
    code.trying(
        body -> {
          set(body, 0);
          body.aload(1)
              .invokeinterface(CALLABLE, "call", MethodTypeDesc.of(CD_Object))
              .astore(outcome);
          set(body, before).aload(outcome).areturn();
        },
        handlers ->
            handlers
                .catching(
                    CD_Exception,
                    handler -> {
                      handler.astore(outcome);
                      set(handler, before)
                          .new_(COMPLETION)
                          .dup()
                          .aload(outcome)
                          .invokespecial(
                              COMPLETION, INIT_NAME, MethodTypeDesc.of(CD_void, CD_Throwable))
                          .athrow();
                    })
                .catchingAll(
                    handler -> {
                      handler.astore(outcome);
                      set(handler, before).aload(outcome).athrow();
                    }));
  }

  private static CodeBuilder get(CodeBuilder code) {
    return code.getstatic(SUBJECT, FIELD, LOCAL)
        .invokevirtual(LOCAL, "get", MethodTypeDesc.of(CD_Object));
  }

  private static CodeBuilder set(CodeBuilder code, int local) {
    return code.getstatic(SUBJECT, FIELD, LOCAL)
        .aload(local)
        .invokevirtual(LOCAL, "set", MethodTypeDesc.of(CD_void, CD_Object));
  }

  /**
   * {@code INHERITED = new InheritableThreadLocal();} before the rest of the class is initialised.
   */
  private static final class CreateField implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.new_(LOCAL)
          .dup()
          .invokespecial(LOCAL, INIT_NAME, MTD_void)
          .putstatic(SUBJECT, FIELD, LOCAL);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
