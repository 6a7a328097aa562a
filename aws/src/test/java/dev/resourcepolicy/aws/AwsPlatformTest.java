package dev.resourcepolicy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.upkeep.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment says whether there is a memory and a bus, and which. */
final class AwsPlatformTest {
  private static final Platform LAMBDA = Platform.lambda();

  @Test
  void hasNeitherMemoryNorBusUnlessTheyAreNamed() {
    for (var environment :
        List.of(
            Map.<String, String>of(),
            Map.of("MEMORY_TABLE", "", "EVENT_BUS", "", "REPAIR_BUDGET", "many"))) {
      Platform platform = AwsPlatform.with(LAMBDA, environment);

      assertThat(platform.upkeep()).isEmpty();
      assertThat(platform.bus()).isSameAs(Bus.NONE);
    }
  }

  @Test
  void takesTheNumbersOfTheTemplateWhereThereAreNone() {
    Upkeep upkeep = upkeep(Map.of("MEMORY_TABLE", "Memory", "REPAIR_BUDGET", ""));

    assertThat(upkeep).isEqualTo(new Upkeep(upkeep.memory(), 5, Duration.ofMinutes(10), 5));
    assertThat(upkeep.memory()).isInstanceOf(DynamoDbMemory.class);
  }

  @Test
  void takesTheNumbersThatItIsGiven() {
    Upkeep upkeep =
        upkeep(
            Map.of(
                "MEMORY_TABLE", "Memory",
                "REPAIR_BUDGET", "7",
                "REPAIR_PERIOD_MINUTES", "30",
                "CHECKS_PER_SECOND", "020"));

    assertThat(upkeep).isEqualTo(new Upkeep(upkeep.memory(), 7, Duration.ofMinutes(30), 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "many", " 5", "99999999999"})
  void saysWhenItIsUsedThatANumberIsNone(String number) {
    Memory memory =
        upkeep(Map.of("MEMORY_TABLE", "Memory", "REPAIR_BUDGET", number, "CHECKS_PER_SECOND", "x"))
            .memory();

    assertRefuses(() -> memory.at("dynamodb", Entries.ORDERS), number);
    assertRefuses(() -> memory.page("dynamodb", Optional.empty()), number);
    assertRefuses(() -> memory.save(Entries.full()), number);
  }

  @Test
  void reachesTheTableThroughThePlatform() {
    try (var table = new Table()) {
      Platform platform = AwsPlatform.with(table.platform, Map.of("MEMORY_TABLE", Table.NAME));

      Entry saved = platform.upkeep().orElseThrow().memory().save(Entries.full());

      assertThat(table.memory().at("dynamodb", Entries.ORDERS)).containsExactly(saved);
      assertThat(table.told()).hasSize(2);
    }
  }

  @Test
  void putsEventsOnTheBusThatIsNamed() {
    assertThat(AwsPlatform.with(LAMBDA, Map.of("EVENT_BUS", "default")).bus())
        .isInstanceOf(EventBridgeBus.class);
  }

  private static Upkeep upkeep(Map<String, String> environment) {
    return AwsPlatform.with(LAMBDA, environment).upkeep().orElseThrow();
  }

  private static void assertRefuses(Runnable use, String number) {
    assertThatExceptionOfType(PolicyFailure.class)
        .isThrownBy(use::run)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID))
        .withMessageContaining(
            "REPAIR_BUDGET must be a whole number from 1 on, and is \"%s\"; CHECKS_PER_SECOND"
                .formatted(number));
  }
}
