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
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Update wants: in place, or at another target. */
final class UpdateIntentsTest {
  private final Intents intents = new Intents(Orders.PROFILE, Orders.OWN, SecondOpinion.NONE);

  @ParameterizedTest
  @CsvSource({"Refuse, REFUSE", "Overwrite, REPLACE", ", REPLACE"})
  @Tag("scenario-20")
  void updatesAsOnDriftSays(String onDrift, Foreign expected) {
    var values =
        onDrift == null ? properties("A") : properties("A").with("OnDrift", Json.of(onDrift));

    Intent.Apply apply = apply(update(TABLE, values, properties("Old")));

    assertThat(apply.foreign()).isEqualTo(expected);
    assertThat(apply.purpose()).isEqualTo(Purpose.UPDATE);
  }

  @Test
  @Tag("scenario-14")
  @Tag("scenario-18")
  void updatesInPlaceAndRemembersThePreviousDocument() {
    var requested = update(TABLE, properties("New"), properties("Old"));

    assertThat(requested.physicalId()).isEqualTo(TABLE);
    assertThat(apply(requested).previous()).contains(written("Old"));
    assertThat(apply(requested).desired().document()).isEqualTo(written("New"));
  }

  @Test
  @Tag("scenario-12")
  void remembersAPreviousDocumentThatWasWrittenAsAString() {
    var before = properties("Old").with("PolicyDocument", Json.of(document("Old").text()));

    assertThat(apply(update(TABLE, properties("New"), before)).previous()).contains(written("Old"));
  }

  @Test
  @Tag("scenario-16")
  void createsAnotherTargetAndLeavesTheOldOneToItsDelete() {
    var moved = properties("A").with("ResourceArn", Json.of(OTHER_TABLE));

    var requested = update(TABLE, moved, properties("A"));

    assertThat(requested.physicalId()).isEqualTo(OTHER_TABLE);
    assertThat(apply(requested).target().id()).isEqualTo(OTHER_TABLE);
    assertThat(apply(requested).purpose()).isEqualTo(Purpose.CREATE);
    assertThat(apply(requested).previous()).isEmpty();
  }

  @Test
  @Tag("scenario-17")
  void comesBackToTheOldTargetUnderItsOldId() {
    var moved = properties("A").with("ResourceArn", Json.of(OTHER_TABLE));

    var requested = update(OTHER_TABLE, properties("A"), moved);

    assertThat(requested.physicalId()).isEqualTo(TABLE);
    assertThat(apply(requested).target().id()).isEqualTo(TABLE);
  }

  @ParameterizedTest
  @Tag("scenario-23")
  @ValueSource(
      strings = {
        "{}",
        "{\"Table\": \"Orders\"}",
        "{\"ResourceArn\": null}",
        "{\"ResourceArn\": 7}"
      })
  void updatesWhateverTheOldPropertiesWere(String before) {
    var requested = update(TABLE, properties("A"), (Json.Obj) Json.parse(before));

    assertThat(requested.physicalId()).isEqualTo(TABLE);
    assertThat(apply(requested).purpose()).isEqualTo(Purpose.UPDATE);
    assertThat(apply(requested).previous()).isEmpty();
  }

  @Test
  @Tag("scenario-23")
  void goesByTheIdWhenTheOldPropertiesNameNoTarget() {
    var requested = update(OTHER_TABLE, properties("A"), Json.Obj.of());

    assertThat(requested.physicalId()).isEqualTo(TABLE);
    assertThat(apply(requested).purpose()).isEqualTo(Purpose.CREATE);
  }

  @ParameterizedTest
  @Tag("scenario-23")
  @ValueSource(strings = {"7", "null", "[]", "\"no JSON\"", "\"[]\""})
  void updatesWhateverTheOldDocumentWas(String document) {
    var before = properties("Old").with("PolicyDocument", Json.parse(document));

    Intent.Apply apply = apply(update(TABLE, properties("A"), before));

    assertThat(apply.previous()).hasValueSatisfying(old -> assertThat(old.json()).isEmpty());
  }

  private Intents.Requested update(String physicalId, Json.Obj now, Json.Obj before) {
    return intents.of(request("Update", Optional.of(physicalId), now, before));
  }

  private static Intent.Apply apply(Intents.Requested requested) {
    assertThat(requested.intent()).isInstanceOf(Intent.Apply.class);
    return (Intent.Apply) requested.intent();
  }

  private static PolicyDocument written(String sid) {
    return PolicyDocument.observed(document(sid).text());
  }
}
