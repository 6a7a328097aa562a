package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** For each pattern switch that javac leaves to it, a JVM makes a class whenever it is started. */
final class PatternSwitchesTest {
  private static final JavaClasses CODE = ArchitectureCode.ofAllModules();

  private static final String NOT_DEPLOYED = "dev\\.resourcepolicy\\.(standin|local)\\..+";

  @Test
  void areWrittenOutInWhatIsDeployed() {
    assertThat(leftToTheJvm(type -> !type.matches(NOT_DEPLOYED))).isEmpty();

    assertThat(leftToTheJvm(type -> type.matches(NOT_DEPLOYED))).isNotEmpty();
  }

  private static List<String> leftToTheJvm(Predicate<String> among) {
    return CODE.stream()
        .filter(type -> among.test(type.getName()))
        .filter(type -> instructions(type).anyMatch(PatternSwitchesTest::isSwitch))
        .map(JavaClass::getName)
        .toList();
  }

  private static boolean isSwitch(CodeElement instruction) {
    return instruction instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod().owner().displayName().equals("SwitchBootstraps");
  }

  private static Stream<CodeElement> instructions(JavaClass type) {
    try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(file.readAllBytes()).methods().stream()
          .map(MethodModel::code)
          .flatMap(code -> code.stream().flatMap(elements -> elements.elementStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
