package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DesiredTest {
  private static final PolicyDocument ONE = Documents.of(Documents.statement("'Sid':'1'"));
  private static final PolicyDocument OTHER = Documents.of(Documents.statement("'Sid':'2'"));

  private final Desired desired = new Desired(ONE, false, "request-1");

  @Test
  void hasOneTokenForOneWriteHoweverOftenItIsSent() {
    assertThat(desired.idempotencyToken("7"))
        .isEqualTo(new Desired(ONE, false, "request-1").idempotencyToken("7"))
        .hasSize(64)
        .matches("[!-~]+");
  }

  @Test
  void hasAnotherTokenAsSoonAsAnythingDiffers() {
    assertThat(desired.idempotencyToken("7"))
        .isNotEqualTo(desired.idempotencyToken("8"))
        .isNotEqualTo(desired.with(OTHER).idempotencyToken("7"))
        .isNotEqualTo(new Desired(ONE, false, "request-2").idempotencyToken("7"));
  }

  @Test
  void hasAnotherTokenForTheWriteOfALaterDelivery() {
    Instant now = Instant.parse("2026-03-02T10:00:00Z");

    assertThat(desired.at(now).document()).isEqualTo(ONE);
    assertThat(desired.at(now)).isEqualTo(desired.at(now));
    assertThat(desired.at(now).idempotencyToken("7"))
        .isNotEqualTo(desired.at(now.plusMillis(1)).idempotencyToken("7"));
  }
}
