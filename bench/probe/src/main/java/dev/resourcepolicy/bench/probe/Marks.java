package dev.resourcepolicy.bench.probe;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts {@link Probe} around our handler, and around the operations of the SDK's clients. */
final class Marks implements ClassFileTransformer {
  private static final String HANDLER = "dev/resourcepolicy/lambda/PolicyFunction";
  private static final Predicate<String> CLIENT =
      Pattern.compile("software/amazon/awssdk/services/\\w+/Default(?!\\w*Async)\\w+Client")
          .asMatchPredicate();

  private static final ClassDesc PROBE = ClassDesc.of(Probe.class.getName());
  private static final MethodTypeDesc BEGIN = MethodTypeDesc.of(ConstantDescs.CD_long);
  private static final MethodTypeDesc END =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null) {
      return null;
    }
    if (name.equals(HANDLER)) {
      return marked(loader, bytes, "invoked", Marks::isHandler);
    }
    return CLIENT.test(name) ? marked(loader, bytes, "called", Marks::isOperation) : null;
  }

  private static boolean isHandler(MethodModel method) {
    return method.methodName().equalsString("handleRequest");
  }

  private static boolean isOperation(MethodModel method) {
    MethodTypeDesc type = method.methodTypeSymbol();
    return type.parameterCount() == 1
        && type.parameterType(0).displayName().endsWith("Request")
        && type.returnType().displayName().endsWith("Response");
  }

  /**
   * @param end what is called at the end of these methods
   */
  private static byte[] marked(
      @Nullable ClassLoader loader, byte[] bytes, String end, Predicate<MethodModel> methods) {
    var hierarchy =
        ClassHierarchyResolver.ofResourceParsing(
            Objects.requireNonNullElse(loader, ClassLoader.getSystemClassLoader()));
    ClassFile file =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                hierarchy.orElse(ClassHierarchyResolver.defaultResolver())));
    return file.transformClass(
        file.parse(bytes),
        ClassTransform.transformingMethods(
            methods,
            (method, element) -> {
              if (element instanceof CodeAttribute code) {
                method.withCode(builder -> mark(builder, code, end));
              } else {
                method.with(element);
              }
            }));
  }

  private static void mark(CodeBuilder builder, CodeAttribute code, String end) {
    int begun = code.maxLocals();
    builder.invokestatic(PROBE, "begin", BEGIN).lstore(begun);
    Label start = builder.newBoundLabel();
    for (CodeElement element : code) {
      if (element instanceof ReturnInstruction) {
        builder.lload(begun).invokestatic(PROBE, end, END);
      }
      builder.with(element);
    }
    Label failed = builder.newBoundLabel();
    builder.lload(begun).invokestatic(PROBE, end, END).athrow();
    builder.exceptionCatchAll(start, failed, failed);
  }
}
