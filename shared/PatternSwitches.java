import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Of {@code SwitchBootstraps.typeSwitch}: the value, the first label to look at; the label. */
private static final MethodTypeDesc TYPE_SWITCH = MethodTypeDesc.of(CD_int, CD_Object, CD_int);

/**
 * Writes out the pattern switches of compiled classes. For each, a JVM makes a class when it comes
 * to it first, which takes most of a millisecond, and which no AOT cache of JDK 25 keeps. What it
 * would do there (Javadoc of {@code java.lang.runtime.SwitchBootstraps}) becomes a method of the
 * switch's own class.
 *
 * <p>The classes that these refer to are on the class path.
 */
void main(String... directories) throws IOException {
  for (String directory : directories) {
    try (var files = Files.walk(Path.of(directory))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        writeOut(file);
      }
    }
  }
}

private static void writeOut(Path file) throws IOException {
  var format =
      ClassFile.of(
          ClassFile.ConstantPoolSharingOption.NEW_POOL,
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())
                  .orElse(ClassHierarchyResolver.defaultResolver())));
  ClassModel compiled = format.parse(file);
  var switches = new ArrayList<List<ClassDesc>>();
  var methods =
      ClassTransform.endHandler(
          type -> {
            for (int i = 0; i < switches.size(); i++) {
              List<ClassDesc> labels = switches.get(i);
              type.withMethodBody(
                  name(i),
                  TYPE_SWITCH,
                  ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                  code -> compare(code, labels));
            }
          });
  var calls =
      ClassTransform.transformingMethodBodies(
          (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
              code.invokestatic(
                  compiled.thisClass().asSymbol(),
                  name(switches.size()),
                  TYPE_SWITCH,
                  compiled.flags().has(AccessFlag.INTERFACE));
              switches.add(call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
            } else {
              code.with(element);
            }
          });
  byte[] written = format.transformClass(compiled, calls.andThen(methods));
  if (!switches.isEmpty()) {
    Files.write(file, written);
  }
}

private static String name(int number) {
  return "typeSwitch$" + number;
}

/** Whether it has types for labels, and nothing else: others are left to the JVM. */
private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
  return call.bootstrapMethod().owner().displayName().equals("SwitchBootstraps")
      && call.bootstrapMethod().methodName().equals("typeSwitch")
      && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
}

/** The first label from the given one on that the value is of; -1 for null, and no label's for none. */
private static void compare(CodeBuilder code, List<ClassDesc> labels) {
  Label something = code.newLabel();
  code.aload(0).ifnonnull(something).loadConstant(-1).ireturn().labelBinding(something);
  for (int label = 0; label < labels.size(); label++) {
    Label next = code.newLabel();
    code.iload(1).loadConstant(label).if_icmpgt(next);
    code.aload(0).instanceOf(labels.get(label)).ifeq(next);
    code.loadConstant(label).ireturn().labelBinding(next);
  }
  code.loadConstant(labels.size()).ireturn();
}
