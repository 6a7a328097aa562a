package dev.resourcepolicy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AllowedTargetsTest {
  private static final String TABLES = "arn:aws:dynamodb:eu-central-1:111122223333:table/";

  @ParameterizedTest
  @CsvSource({
    "orders-*, orders-eu, true",
    "orders-*, orders-, true",
    "orders-*, Orders-eu, false",
    "orders-*, bills, false",
    "orders-??, orders-eu, true",
    "orders-??, orders-e, false",
    "orders, orders, true",
    "orders, orders-eu, false",
    "*, anything, true",
    "*-eu-*, orders-eu-1, true",
    "orders-*, orders-eu/stream/2026, true"
  })
  void areMatchedAsIamMatchesThem(String pattern, String table, boolean allowed) {
    AllowedTargets targets = AllowedTargets.read(TABLES + pattern);

    assertThat(targets.problem(Target.named(TABLES + table)).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void areAnyOfSeveralPatterns() {
    AllowedTargets targets = AllowedTargets.read(" ws-a*  ws-b ");

    assertThat(targets.problem(Target.named("ws-a1"))).isEmpty();
    assertThat(targets.problem(Target.named("ws-b"))).isEmpty();
    assertThat(targets.problem(Target.named("ws-c")))
        .contains(
            "ws-c is none of the targets that this function may touch (ws-a* ws-b): deploy it with a pattern that"
                + " takes it in");
  }

  @Test
  void areAllWhereNoneIsGiven() {
    Rails rails = Rails.of(_ -> Optional.empty());

    assertThat(rails.targets().problem(Target.named("anything"))).isEmpty();
  }
}
