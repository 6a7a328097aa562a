package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DynamoDB takes one change in 15 seconds, so a repair right after the drift has to wait. */
final class CooldownScenariosTest {
  private final Fixture fixture = Fixture.of("dynamodb");

  @Test
  void isWaitedOutWhenThereIsTime() {
    try (var world = new Remembering(fixture)) {
      Json.Obj event = drift(world);

      Session.Invoked invoked = world.invoke(event, Duration.ofMinutes(1));

      assertThat(invoked.result().map(Json::text).orElseThrow()).contains("REPAIRED");
      assertThat(world.says(fixture.created())).isTrue();
    }
  }

  @Test
  @Tag("scenario-53")
  void endsADeliveryThatHasNoTimeForItSoThatItComesAgain() {
    try (var world = new Remembering(fixture)) {
      Json.Obj event = drift(world);

      Session.Invoked first = world.invoke(event, Duration.ofSeconds(12));
      assertThat(first.failure())
          .get()
          .isInstanceOfSatisfying(
              PolicyFailure.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BUSY));
      assertThat(world.says(fixture.foreign())).isTrue();

      // Lambda delivers a failed event again a minute later.
      Session.Invoked again = world.invoke(event, Duration.ofMinutes(1));
      assertThat(again.result().map(Json::text).orElseThrow()).contains("REPAIRED");
      assertThat(world.says(fixture.created())).isTrue();
    }
  }

  /** The event of a change by somebody else, a moment ago. */
  private Json.Obj drift(Remembering world) {
    world.answer(fixture.event("create"));
    world.settle();
    Stranger.of(fixture.function())
        .tamper(world.standIn, fixture.event("create"), fixture.foreign());
    return world.events.getLast();
  }
}
