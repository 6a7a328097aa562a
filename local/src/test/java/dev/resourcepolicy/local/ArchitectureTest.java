package dev.resourcepolicy.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module and which package may know of which. */
final class ArchitectureTest {
  private static final String ROOT = "dev.resourcepolicy.";

  /** Each package, and those that it may build on. */
  private static final SequencedMap<String, List<String>> LAYERS = new LinkedHashMap<>();

  static {
    LAYERS.put("json", List.of());
    LAYERS.put("tls", List.of());
    LAYERS.put("policy", List.of("json"));
    LAYERS.put("event", List.of("json", "policy"));
    LAYERS.put("guard", List.of("json", "policy"));
    LAYERS.put("reconcile", List.of("json", "policy"));
    LAYERS.put("memory", List.of("json", "policy", "reconcile"));
    LAYERS.put("cloudformation", List.of("json", "tls", "policy", "reconcile", "memory", "event"));
    LAYERS.put(
        "intent",
        List.of("json", "policy", "reconcile", "memory", "event", "guard", "cloudformation"));
    LAYERS.put("owners", List.of("json", "policy", "reconcile", "memory", "guard", "intent"));
    LAYERS.put(
        "upkeep",
        List.of("json", "policy", "reconcile", "memory", "event", "guard", "intent", "owners"));
    LAYERS.put("lambda", List.copyOf(LAYERS.keySet()));
  }

  private static final String[] SHARED =
      LAYERS.keySet().stream().map(layer -> ROOT + layer + "..").toArray(String[]::new);
  private static final String[] FUNCTIONS = {
    ROOT + "dynamodb..", ROOT + "ssm..", ROOT + "amp..", ROOT + "acmpca..", ROOT + "xray.."
  };
  private static final String DELIVERY = ROOT + "cloudformation.HttpDelivery";

  /** They are connected to, from the same process and before a snapshot only. */
  private static final String LISTENERS = ".*\\.aws\\.(CannedAnswers|PrimingHandshakes)(\\$.*)?";

  /** It is asked about connections of others. */
  private static final String ROOTS = ROOT + "tls.TrustedRoots";

  /** What the SDK and the delivery of answers are given. */
  private static final String CONNECTIONS = ROOT + "tls.Connections";

  private static final String AWS = ROOT + "aws..";
  private static final String STAND_IN = ROOT + "standin..";

  /** Of the JDK's own; the SDK's clients have a rule of theirs. */
  private static final DescribedPredicate<JavaClass> OPENS_CONNECTIONS =
      DescribedPredicate.describe(
          "open connections",
          type ->
              type.getPackageName().startsWith("java.net.http")
                  || type.getPackageName().startsWith("java.nio.channels")
                  || type.getName().matches("java\\.net\\.(.*Socket.*|.*URLConnection|URL)"));

  private static final JavaClasses CODE = ArchitectureCode.ofAllModules();

  @Test
  void sharedKnowsNoServiceClient() {
    knowNoServiceClient(SHARED).check(CODE);

    assertThatThrownBy(() -> knowNoServiceClient(FUNCTIONS).check(CODE))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "ssm", "amp", "acmpca", "xray"})
  void aFunctionKnowsNoOtherFunction(String name) {
    String own = ROOT + name + "..";
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.and(resideInAnyPackage(FUNCTIONS), resideOutsideOfPackages(own)))
        .because("each is deployed by itself, and what two of them need belongs in shared")
        .check(CODE);
  }

  @Test
  void theMemoryAndTheBusKnowTheirOwnClientsAndNoFunction() {
    noClasses()
        .that()
        .resideInAPackage(AWS)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(FUNCTIONS)
                .or(
                    resideInAPackage("software.amazon.awssdk.services..")
                        .and(
                            resideOutsideOfPackages(
                                "software.amazon.awssdk.services.accessanalyzer..",
                                "software.amazon.awssdk.services.dynamodb..",
                                "software.amazon.awssdk.services.eventbridge.."))))
        .because("they are the same for all five functions")
        .check(CODE);
  }

  @Test
  void onlyLocalKnowsTheStandIn() {
    noClasses()
        .that()
        .resideOutsideOfPackages(STAND_IN, ROOT + "local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STAND_IN)
        .because("a function must not carry a test double of AWS into an account")
        .check(CODE);
  }

  @Test
  void theStandInSharesNoNotionOfPoliciesWithTheFunctions() {
    noClasses()
        .that()
        .resideInAPackage(STAND_IN)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.resourcepolicy..")
                .and(resideOutsideOfPackages(STAND_IN, ROOT + "json.."))
                .and(DescribedPredicate.not(type(Time.class).or(type(VirtualTime.class)))))
        .because("it would agree with our mistakes: it speaks JSON and shares the clock, no more")
        .check(CODE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching(ROOT + "(*)..")
        .should()
        .beFreeOfCycles()
        .because("each package must be understood without those that are built on it")
        .check(CODE);
  }

  @Test
  void packagesBuildOnEachOtherInOneOrder() {
    var architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String layer : LAYERS.keySet()) {
      architecture = architecture.layer(layer).definedBy(ROOT + layer + "..");
    }
    for (var layer : LAYERS.entrySet()) {
      var access = architecture.whereLayer(layer.getKey());
      architecture =
          layer.getValue().isEmpty()
              ? access.mayNotAccessAnyLayer()
              : access.mayOnlyAccessLayers(layer.getValue().toArray(String[]::new));
    }
    architecture
        .because("a decision about a policy knows neither CloudFormation nor Lambda")
        .check(CODE);
  }

  @Test
  void connectionsAreOpenedInOnePlace() {
    noClasses()
        .that(
            resideInAnyPackage(SHARED).or(resideInAnyPackage(FUNCTIONS)).or(resideInAPackage(AWS)))
        .and()
        .doNotHaveFullyQualifiedName(DELIVERY)
        .and()
        .haveNameNotMatching(LISTENERS)
        .and()
        .doNotHaveFullyQualifiedName(ROOTS)
        .and()
        .doNotHaveFullyQualifiedName(CONNECTIONS)
        .should()
        .dependOnClassesThat(OPENS_CONNECTIONS)
        .because("there they are given their limits, and what they trust")
        .check(CODE);

    ArchRule withoutException =
        noClasses()
            .that()
            .haveFullyQualifiedName(DELIVERY)
            .should()
            .dependOnClassesThat(OPENS_CONNECTIONS);
    assertThatThrownBy(() -> withoutException.check(CODE)).isInstanceOf(AssertionError.class);
  }

  private static ArchRule knowNoServiceClient(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services..")
        .because("what is one service's business belongs in that service's function");
  }
}
