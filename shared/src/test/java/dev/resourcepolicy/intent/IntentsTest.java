package dev.resourcepolicy.intent;

import static dev.resourcepolicy.intent.Orders.TABLE;
import static dev.resourcepolicy.intent.Orders.document;
import static dev.resourcepolicy.intent.Orders.properties;
import static dev.resourcepolicy.intent.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Create wants, and what no request may say. */
final class IntentsTest {
  private final Intents intents = new Intents(Orders.PROFILE, Orders.OWN, SecondOpinion.NONE);

  @Test
  @Tag("scenario-1")
  void createsUnderTheTargetsId() {
    var requested = intents.of(request("Create", Optional.empty(), properties("A")));

    assertThat(requested.physicalId()).isEqualTo(TABLE);
    Intent.Apply apply = apply(requested);
    assertThat(apply.target().id()).isEqualTo(TABLE);
    assertThat(apply.desired().document()).isEqualTo(written("A"));
    assertThat(apply.desired().requestId()).isEqualTo("request-1");
    assertThat(apply.purpose()).isEqualTo(Purpose.CREATE);
    assertThat(apply.foreign()).isEqualTo(Foreign.REFUSE);
    assertThat(apply.previous()).isEmpty();
    assertThat(apply.expectedRevision()).isEmpty();
    assertThat(apply.dryRun()).isFalse();
  }

  @Test
  @Tag("scenario-12")
  void readsADocumentFromAStringAsWell() {
    var asText = properties("A").with("PolicyDocument", Json.of(document("A").text()));

    var requested = intents.of(request("Create", Optional.empty(), asText));

    assertThat(apply(requested).desired().document()).isEqualTo(written("A"));
  }

  @ParameterizedTest
  @CsvSource({"Refuse, REFUSE", "Replace, REPLACE"})
  @Tag("scenario-4")
  void createsAsOnExistingSays(String onExisting, Foreign expected) {
    var values = properties("A").with("OnExisting", Json.of(onExisting));

    assertThat(apply(intents.of(request("Create", Optional.empty(), values))).foreign())
        .isEqualTo(expected);
  }

  @Test
  void handsOnTheUsersWordThatALockoutIsMeant() {
    var values = properties("A").with("ConfirmRemoveSelfResourceAccess", Json.of("true"));

    Intent.Apply meant = apply(intents.of(request("Create", Optional.empty(), values)));
    Intent.Apply not = apply(intents.of(request("Create", Optional.empty(), properties("A"))));

    assertThat(meant.desired().acceptsLockout()).isTrue();
    assertThat(not.desired().acceptsLockout()).isFalse();
  }

  @Test
  @Tag("scenario-13")
  void listsAllProblemsInOneMessage() {
    var values =
        Json.Obj.of(
            "ServiceToken", Json.of("arn:aws:lambda:eu-central-1:111122223333:function:f"),
            "ServiceTimeout", Json.of("900"),
            "Nonce", Json.of("1"),
            "ResourceArn", Json.of("arn:aws:s3:::bucket"),
            "OnExisting", Json.of("Maybe"),
            "OnDrft", Json.of("Refuse"),
            "ExpectedRevision", Json.of("7"));

    PolicyFailure failure = failure(request("Create", Optional.empty(), values));

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
    assertThat(failure)
        .hasMessageContaining("ResourceArn must be like arn:aws:dynamodb:")
        .hasMessageContaining("is \"arn:aws:s3:::bucket\"")
        .hasMessageContaining("PolicyDocument is missing")
        .hasMessageContaining("OnExisting must be one of Refuse, Replace")
        .hasMessageContaining("OnDrft is unknown here")
        .hasMessageContaining("ExpectedRevision is unknown here")
        .hasMessageContaining("no call was made");
    assertThat(failure.getMessage()).doesNotContain("Nonce", "ServiceToken", "ServiceTimeout");
  }

  @ParameterizedTest
  @Tag("scenario-13")
  @CsvSource({
    "\"Sid\", \"Sit\", PolicyDocument.Statement[0].Sit is unknown (did you mean Sid?)",
    "\"*\", \"TABLEs\", 'PolicyDocument.Statement[0].Resource is \"TABLEs\", and this policy is that of TABLE'"
  })
  void namesWhatIsWrongWithTheDocument(String right, String wrong, String problem) {
    String written = document("A").text().replace(right, wrong.replace("TABLE", TABLE));
    var values = properties("A").with("PolicyDocument", Json.parse(written));

    assertThat(failure(request("Create", Optional.empty(), values)))
        .hasMessageContaining(problem.replace("TABLE", TABLE))
        .hasMessageContaining("no call was made");
  }

  @Test
  @Tag("scenario-13")
  void refusesADocumentThatTheServiceWouldNotTake() {
    var values = properties("x".repeat(20_480));

    assertThat(failure(request("Create", Optional.empty(), values)))
        .hasMessageContaining("more than the 20480 that the service takes")
        .hasMessageContaining("no call was made");
  }

  @Test
  @Tag("scenario-13")
  void refusesATargetOfAnotherRegion() {
    String elsewhere = TABLE.replace("eu-central-1", "us-east-1");
    var values = properties("A").with("ResourceArn", Json.of(elsewhere));

    assertThat(failure(request("Create", Optional.empty(), values)))
        .hasMessageContaining("is in us-east-1, and this function works in eu-central-1");
  }

  @ParameterizedTest
  @Tag("scenario-41")
  @ValueSource(strings = {"", "create", "Import"})
  void knowsNoOtherRequestType(String type) {
    PolicyFailure failure = failure(request(type, Optional.empty(), properties("A")));

    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
    assertThat(failure).hasMessageContaining("RequestType \"" + type + "\" is unknown");
  }

  private PolicyFailure failure(Event.CustomResource request) {
    return catchThrowableOfType(PolicyFailure.class, () -> intents.of(request));
  }

  private static Intent.Apply apply(Intents.Requested requested) {
    assertThat(requested.intent()).isInstanceOf(Intent.Apply.class);
    return (Intent.Apply) requested.intent();
  }

  private static PolicyDocument written(String sid) {
    return PolicyDocument.observed(document(sid).text());
  }
}
