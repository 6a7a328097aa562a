package dev.resourcepolicy.intent;

import static dev.resourcepolicy.intent.Orders.TABLE;
import static dev.resourcepolicy.intent.Orders.document;
import static dev.resourcepolicy.intent.Orders.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Extent;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What explicit requests and checks want. */
final class EventIntentsTest {
  private final Intents intents = new Intents(Orders.PROFILE, Orders.OWN, SecondOpinion.NONE);

  @Test
  @Tag("scenario-52")
  void appliesOverOneRevisionOrPlansOnlyWhenARequestSaysSo() {
    var values =
        properties("A")
            .with("ExpectedRevision", Json.of("7"))
            .with("DryRun", Json.of("true"))
            .with("OnExisting", Json.of("Replace"));

    assertThat(intents.of(requested(Event.Action.APPLY, values)).intent())
        .asInstanceOf(type(Intent.Apply.class))
        .satisfies(
            apply -> {
              assertThat(apply.target().id()).isEqualTo(TABLE);
              assertThat(apply.desired().document())
                  .isEqualTo(PolicyDocument.observed(document("A").text()));
              assertThat(apply.desired().requestId()).isEqualTo("event-1");
              assertThat(apply.expectedRevision()).contains("7");
              assertThat(apply.dryRun()).isTrue();
              assertThat(apply.foreign()).isEqualTo(Foreign.REPLACE);
            });
  }

  @Test
  @Tag("scenario-52")
  void removesOneRevisionOrPlansOnlyWhenARequestSaysSo() {
    var values =
        properties("A").with("ExpectedRevision", Json.of("7")).with("DryRun", Json.of(true));

    assertThat(intents.of(requested(Event.Action.REMOVE, values)).intent())
        .asInstanceOf(type(Intent.Remove.class))
        .satisfies(
            remove -> {
              assertThat(remove.expectedRevision()).contains("7");
              assertThat(remove.dryRun()).isTrue();
              assertThat(remove.extent()).isEqualTo(Extent.STATEMENTS);
              assertThat(remove.doubt()).isEqualTo(Doubt.NONE);
            });
  }

  @Test
  void takesThePropertiesOfACustomResourceForARequestToRemove() {
    var values =
        properties("A")
            .with("ServiceToken", Json.of("arn:aws:lambda:eu-central-1:111122223333:function:f"))
            .with("ServiceTimeout", Json.of("900"))
            .with("Nonce", Json.of("1"))
            .with("OnDrift", Json.of("Refuse"));

    assertThat(intents.of(requested(Event.Action.REMOVE, values)).intent())
        .isInstanceOf(Intent.Remove.class);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("scenario-52")
  void isNobodysAsLongAsItOnlyPlans(Event.Action action) {
    var own =
        new Own(
            Orders.OWN.account(), Orders.OWN.region(), Orders.OWN.role(), true, Orders.OWN.rails());
    var remembering = new Intents(Orders.PROFILE, own, SecondOpinion.NONE);
    var values = properties("A").with("Owner", Json.of("team"));

    var planned = remembering.of(requested(action, values.with("DryRun", Json.of(true))));
    var meant = remembering.of(requested(action, values));

    assertThat(planned.cause()).isEmpty();
    assertThat(meant.cause())
        .hasValueSatisfying(cause -> assertThat(cause.owner().name()).isEqualTo("team"));
  }

  @Test
  void failsARequestToRemoveWhoseTargetIsMissing() {
    var request = requested(Event.Action.REMOVE, Json.Obj.of());

    assertThatThrownBy(() -> intents.of(request))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining("ResourceArn is missing")
        .hasMessageContaining("PolicyDocument is missing");
  }

  @Test
  @Tag("scenario-44")
  void repairsDriftUnlessToldOtherwise() {
    Intent byDefault = intents.of(check(Optional.empty()), properties("A"));
    Intent refusing =
        intents.of(check(Optional.empty()), properties("A").with("OnDrift", Json.of("Refuse")));

    assertThat(byDefault)
        .asInstanceOf(type(Intent.Apply.class))
        .satisfies(
            apply -> {
              assertThat(apply.purpose()).isEqualTo(Purpose.REPAIR);
              assertThat(apply.foreign()).isEqualTo(Foreign.REPLACE);
              assertThat(apply.previous()).isEmpty();
            });
    assertThat(refusing)
        .asInstanceOf(type(Intent.Apply.class))
        .satisfies(apply -> assertThat(apply.foreign()).isEqualTo(Foreign.REFUSE));
  }

  @Test
  @Tag("scenario-47")
  void ignoresANotificationThatIsNoReasonToLook() {
    var spoofed =
        new Notification(
            "event-1",
            "my.app",
            Notification.CLOUD_TRAIL,
            "111122223333",
            "eu-central-1",
            Json.Obj.of());

    assertThat(intents.of(check(Optional.of(spoofed)), properties("A")))
        .asInstanceOf(type(Intent.Nothing.class))
        .satisfies(
            nothing -> {
              assertThat(nothing.target()).isEqualTo(TABLE);
              assertThat(nothing.kind()).isEqualTo(Outcome.Kind.IGNORED);
              assertThat(nothing.reason()).contains("my.app");
            });
  }

  @Test
  void removesNothingForARequestThatMisspellsItsCondition() {
    var detail =
        properties("A").with("ExpectedRevison", Json.of("7")).with("OnDrift", Json.of("Refuse"));

    assertThatThrownBy(
            () -> intents.of(new Event.Requested(Event.Action.REMOVE, "event-1", detail)))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining("ExpectedRevison is unknown here")
        .hasMessageNotContaining("OnDrift is");
  }

  @Test
  void readsExpectedRevisionAndDryRunOfRequestsOnly() {
    var values =
        properties("A").with("ExpectedRevision", Json.of("7")).with("DryRun", Json.of("true"));

    assertThatThrownBy(() -> intents.of(check(Optional.empty()), values))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining("ExpectedRevision is unknown")
        .hasMessageContaining("DryRun is unknown");
  }

  private static Event.Requested requested(Event.Action action, Json.Obj values) {
    return new Event.Requested(action, "event-1", values);
  }

  private static Event.Check check(Optional<Notification> notification) {
    return new Event.Check("event-1", List.of(properties("A")), notification);
  }
}
