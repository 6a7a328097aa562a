package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

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
  void hasAnotherTokenAfterAWriteThatDidNotLast() {
    assertThat(desired.after(0)).isEqualTo(desired);
    assertThat(desired.after(1).document()).isEqualTo(ONE);
    assertThat(desired.after(1).idempotencyToken("7"))
        .isNotEqualTo(desired.idempotencyToken("7"))
        .isNotEqualTo(desired.after(2).idempotencyToken("7"));
  }
}
