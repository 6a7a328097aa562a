package dev.resourcepolicy.intent;

import static dev.resourcepolicy.intent.Orders.OTHER_TABLE;
import static dev.resourcepolicy.intent.Orders.TABLE;
import static dev.resourcepolicy.intent.Orders.document;
import static dev.resourcepolicy.intent.Orders.properties;
import static dev.resourcepolicy.intent.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Extent;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Delete wants: it depends on whose id it carries. */
final class DeleteIntentsTest {
  private final Intents intents = new Intents(Orders.PROFILE, Orders.OWN, SecondOpinion.NONE);

  @Test
  void removesItsOwnStatements() {
    Intent.Remove remove = remove(delete(TABLE, properties("A")));

    assertThat(remove.target().id()).isEqualTo(TABLE);
    assertThat(remove.owned().document()).isEqualTo(PolicyDocument.observed(document("A").text()));
    assertThat(remove.owned().requestId()).isEqualTo("request-1");
    assertThat(remove.extent()).isEqualTo(Extent.STATEMENTS);
    assertThat(remove.doubt()).isEqualTo(Doubt.NONE);
    assertThat(remove.expectedRevision()).isEmpty();
  }

  @Test
  void removesTheWholeDocumentWhereStatementsCannotBeTakenOut() {
    var rigid = new Intents(Orders.RIGID, Orders.OWN, SecondOpinion.NONE);

    var requested = rigid.of(request("Delete", Optional.of(TABLE), properties("A")));

    assertThat(remove(requested).extent()).isEqualTo(Extent.DOCUMENT);
  }

  @Test
  @Tag("scenario-27")
  void removesAnythingWhenForced() {
    var forced = properties("A").with("OnDelete", Json.of("Force"));

    assertThat(remove(delete(TABLE, forced)).extent()).isEqualTo(Extent.ANYTHING);
  }

  @Test
  void forcesWithoutADocumentToo() {
    var forced = Json.Obj.of("ResourceArn", Json.of(TABLE), "OnDelete", Json.of("Force"));

    Intent.Remove remove = remove(delete(TABLE, forced));

    assertThat(remove.extent()).isEqualTo(Extent.ANYTHING);
    assertThat(remove.owned().document()).isEqualTo(PolicyDocument.observed(""));
  }

  @Test
  @Tag("scenario-25")
  void keepsAMarkerForAnIdWhenItHasNone() {
    var requested = intents.of(request("Delete", Optional.empty(), properties("A")));

    assertThat(requested.physicalId()).isEqualTo("not-created:OrdersPolicy");
    assertThat(remove(requested).doubt()).isEqualTo(Doubt.CREATING);
  }

  @Test
  @Tag("scenario-24")
  void touchesNothingAfterACreateThatFailed() {
    var requested = delete("not-created:OrdersPolicy", properties("A"));

    assertThat(skipped(requested)).contains("Create failed");
    assertThat(requested.physicalId()).isEqualTo("not-created:OrdersPolicy");
  }

  @Test
  void doubtsWhatACreateMayHaveWritten() {
    Intent.Remove remove = remove(delete("unconfirmed:OrdersPolicy", properties("A")));

    assertThat(remove.doubt()).isEqualTo(Doubt.UNCONFIRMED);
  }

  @ParameterizedTest
  @Tag("scenario-25")
  @Tag("scenario-30")
  @ValueSource(strings = {"Remove", "Force"})
  void doubtsWhatIsThereUnderAnInventedId(String onDelete) {
    var values = properties("A").with("OnDelete", Json.of(onDelete));

    var requested = delete("orders-OrdersPolicy-1A2B3C", values);

    assertThat(remove(requested).doubt()).isEqualTo(Doubt.CREATING);
    assertThat(requested.physicalId()).isEqualTo("orders-OrdersPolicy-1A2B3C");
  }

  @Test
  @Tag("scenario-16")
  void removesFromTheTargetThatItsPropertiesName() {
    var replaced = properties("A").with("ResourceArn", Json.of(OTHER_TABLE));

    var requested = delete(OTHER_TABLE, replaced);

    assertThat(remove(requested).target().id()).isEqualTo(OTHER_TABLE);
    assertThat(requested.physicalId()).isEqualTo(OTHER_TABLE);
  }

  @ParameterizedTest
  @Tag("scenario-32")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{}, ResourceArn is missing",
        "{\"ResourceArn\": 7}, ResourceArn must be a text",
        "{\"ResourceArn\": \"Orders\"}, ResourceArn must be like",
        "`{\"ResourceArn\": \"arn:aws:dynamodb:eu-central-1:111122223333:table/Orders\"}`,"
            + "PolicyDocument is missing",
        "`{\"ResourceArn\": \"arn:aws:dynamodb:eu-central-1:111122223333:table/Orders\","
            + " \"OnDelete\": \"Restore\"}`,PolicyDocument is missing",
        "`{\"ResourceArn\": \"arn:aws:dynamodb:us-east-1:111122223333:table/Orders\","
            + " \"PolicyDocument\": \"{}\"}`,is in us-east-1"
      })
  void isNeverBlockedByInvalidProperties(String values, String problem) {
    var requested = delete(TABLE, (Json.Obj) Json.parse(values));

    assertThat(skipped(requested)).startsWith("Nothing was removed.").contains(problem);
    assertThat(requested.physicalId()).isEqualTo(TABLE);
  }

  @Test
  @Tag("scenario-32")
  void caresForNoPropertyThatItDoesNotNeed() {
    var values =
        properties("A")
            .with("OnExisting", Json.of("Maybe"))
            .with("OldProperty", Json.of("1"))
            .with("Nonce", Json.of("2"));

    assertThat(remove(delete(TABLE, values)).extent()).isEqualTo(Extent.STATEMENTS);
  }

  @Test
  @Tag("scenario-32")
  void ownsNothingWhenItsDocumentIsNoJson() {
    var values = properties("A").with("PolicyDocument", Json.of("{\"Statement\": ["));

    assertThat(remove(delete(TABLE, values)).owned().document().statements()).isEmpty();
  }

  @ParameterizedTest
  @Tag("scenario-33")
  @ValueSource(
      strings = {
        "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders",
        "unconfirmed:OrdersPolicy",
        "orders-OrdersPolicy-1A2B3C"
      })
  void touchesNothingWhenThePolicyIsToStay(String physicalId) {
    var retained = Json.Obj.of("ResourceArn", Json.of(TABLE), "OnDelete", Json.of("Retain"));

    var requested = delete(physicalId, retained);

    assertThat(skipped(requested)).contains("OnDelete is Retain");
    assertThat(requested.physicalId()).isEqualTo(physicalId);
  }

  private Intents.Requested delete(String physicalId, Json.Obj values) {
    return intents.of(request("Delete", Optional.of(physicalId), values));
  }

  private static Intent.Remove remove(Intents.Requested requested) {
    assertThat(requested.intent()).isInstanceOf(Intent.Remove.class);
    return (Intent.Remove) requested.intent();
  }

  private static String skipped(Intents.Requested requested) {
    assertThat(requested.intent()).isInstanceOf(Intent.Nothing.class);
    var nothing = (Intent.Nothing) requested.intent();
    assertThat(nothing.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    return nothing.reason();
  }
}
