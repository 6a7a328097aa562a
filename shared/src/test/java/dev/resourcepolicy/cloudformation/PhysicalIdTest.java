package dev.resourcepolicy.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PhysicalIdTest {

  static Stream<Arguments> tellsWhoMadeTheId() {
    return Stream.of(
        arguments(Optional.of("Orders"), new PhysicalId.Created("Orders")),
        arguments(Optional.of("not-created:OrdersPolicy"), new PhysicalId.NotCreated()),
        arguments(Optional.of("unconfirmed:OrdersPolicy"), new PhysicalId.Unconfirmed()),
        arguments(Optional.of("orders-OrdersPolicy-1A2B3C"), new PhysicalId.Invented()),
        arguments(Optional.of("orders"), new PhysicalId.Invented()),
        arguments(Optional.empty(), new PhysicalId.Invented()));
  }

  @ParameterizedTest
  @MethodSource
  void tellsWhoMadeTheId(Optional<String> id, PhysicalId expected) {
    assertThat(PhysicalId.read(id, "Orders")).isEqualTo(expected);
  }

  @Test
  void takesATargetThatLooksLikeAMarkerForATarget() {
    assertThat(PhysicalId.read(Optional.of("not-created:x"), "not-created:x"))
        .isEqualTo(new PhysicalId.Created("not-created:x"));
  }

  @ParameterizedTest
  @Tag("scenario-24")
  @CsvSource({"false, not-created:OrdersPolicy", "true, unconfirmed:OrdersPolicy"})
  void marksAFailedCreate(boolean unconfirmed, String expected) {
    assertThat(PhysicalId.failed(Requests.withoutId(), unconfirmed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @Tag("scenario-18")
  @Tag("scenario-31")
  @CsvSource({"Update, false", "Update, true", "Delete, false", "Delete, true"})
  void keepsTheIdOfEverythingElseThatFailed(String requestType, boolean unconfirmed) {
    var request = Requests.withId(requestType, "any id at all");

    assertThat(PhysicalId.failed(request, unconfirmed)).isEqualTo("any id at all");
  }
}
