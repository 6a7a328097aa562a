package dev.resourcepolicy.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.lambda.Platform;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How every class is made, whatever its package. */
final class ArchitectureStyleTest {
  private static final JavaClasses CODE = ArchitectureCode.ofAllModules();

  private static final ArchRule ONE_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.resourcepolicy.reconcile.SystemTime")
          .should()
          .accessTargetWhere(readsTheClockOrSleeps())
          .because("a test, and local/invoke, must be able to let fifteen seconds pass at once");

  private static final ArchRule WIRED_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Platform.class, AwsPlatform.class, Session.class)
          .should()
          .callMethodWhere(
              describe(
                  "it reads the environment",
                  call -> call.getTarget().getFullName().startsWith("java.lang.System.getenv(")))
          .because("a setting that is read anywhere can be neither found nor tested");

  private static final ArchRule NO_STATIC_STATE =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("an execution environment serves many invocations, some at a time in a test");

  private static final ArchRule FINAL_CLASSES =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotAnonymousClasses()
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .haveModifier(JavaModifier.FINAL)
          .because("what may be extended says so by being abstract");

  private static final ArchRule TELLING_NAMES =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Common|Base)")
          .because("such a name says nothing: a function belongs to the type whose data it uses");

  static Stream<Arguments> rulesAndWhatTheyForbid() {
    return Stream.of(
        Arguments.of(ONE_CLOCK, ArchitectureOffender.Sleeper.class),
        Arguments.of(WIRED_IN_ONE_PLACE, ArchitectureOffender.Reader.class),
        Arguments.of(NO_STATIC_STATE, ArchitectureOffender.Counter.class),
        Arguments.of(FINAL_CLASSES, ArchitectureOffender.Open.class),
        Arguments.of(TELLING_NAMES, ArchitectureOffender.OpenHelper.class));
  }

  @ParameterizedTest
  @MethodSource("rulesAndWhatTheyForbid")
  void keepsTheRule(ArchRule rule, Class<?> offender) {
    rule.check(CODE);

    JavaClasses bad = new ClassFileImporter().importClasses(offender);
    assertThatThrownBy(() -> rule.check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(offender.getSimpleName());
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheClockOrSleeps() {
    return describe(
        "it reads the machine's clock or sleeps",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getTarget().getName();
          return (owner.isEquivalentTo(Thread.class) && name.equals("sleep"))
              || (owner.isEquivalentTo(System.class)
                  && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
              || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
              || (owner.getPackageName().equals(Instant.class.getPackageName())
                  && name.equals("now"))
              || owner.isEquivalentTo(java.util.concurrent.locks.LockSupport.class);
        });
  }
}
