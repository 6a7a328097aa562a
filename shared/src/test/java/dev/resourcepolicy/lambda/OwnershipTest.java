package dev.resourcepolicy.lambda;

import static dev.resourcepolicy.intent.Orders.OTHER_TABLE;
import static dev.resourcepolicy.intent.Orders.TABLE;
import static dev.resourcepolicy.intent.Orders.document;
import static dev.resourcepolicy.intent.Orders.properties;
import static dev.resourcepolicy.intent.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.intent.Intents;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.intent.Settings;
import dev.resourcepolicy.intent.Wanted;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Extent;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner of statements wants; what it may not ask for is {@link OwnershipProblemsTest}. */
final class OwnershipTest {
  private final Intents intents = new Intents(Orders.PROFILE, Orders.OWN, SecondOpinion.NONE);

  @ParameterizedTest
  @CsvSource({
    ", , REFUSE, REPLACE",
    "Replace, Refuse, REPLACE, REFUSE",
    "Refuse, Overwrite, REFUSE, REPLACE"
  })
  void createsAsItsPropertiesSay(
      String onExisting, String onDrift, Foreign existing, Foreign drift) {
    Json.Obj values = shared("A");
    values = onExisting == null ? values : values.with("OnExisting", Json.of(onExisting));
    values = onDrift == null ? values : values.with("OnDrift", Json.of(onDrift));

    Intent.Share share = share(intents.of(request("Create", Optional.empty(), values)));

    assertThat(share.purpose()).isEqualTo(Purpose.CREATE);
    assertThat(share.existing()).isEqualTo(existing);
    assertThat(share.drift()).isEqualTo(drift);
    assertThat(share.former()).isEmpty();
    assertThat(share.others()).isEmpty();
    assertThat(share.desired().document()).isEqualTo(written("A"));
    assertThat(share.desired().requestId()).isEqualTo("request-1");
  }

  @Test
  void updatesFromWhatItHad() {
    Intent.Share share = share(update(shared("New"), shared("Old")));

    assertThat(share.purpose()).isEqualTo(Purpose.UPDATE);
    assertThat(share.former()).isEqualTo(written("Old").statements());
  }

  @Test
  void startsToShareWithWhatItHadAsADocument() {
    Intent.Share share = share(update(shared("New"), properties("Old")));

    assertThat(share.purpose()).isEqualTo(Purpose.UPDATE);
    assertThat(share.former()).isEqualTo(written("Old").statements());
  }

  @ParameterizedTest
  @CsvSource({"Refuse, REFUSE", "Replace, REPLACE"})
  void stopsToShareAsOnExistingSays(String onExisting, Foreign expected) {
    Json.Obj whole = properties("New").with("OnExisting", Json.of(onExisting));

    Intents.Requested requested = update(whole, shared("Old"));

    assertThat(requested.physicalId()).isEqualTo(TABLE);
    assertThat(requested.intent())
        .isInstanceOfSatisfying(
            Intent.Apply.class,
            apply -> {
              assertThat(apply.foreign()).isEqualTo(expected);
              assertThat(apply.previous()).contains(written("Old"));
            });
  }

  @Test
  void hasNothingYetAtAnotherTarget() {
    Json.Obj moved = shared("A").with("ResourceArn", Json.of(OTHER_TABLE));

    Intent.Share share = share(update(moved, shared("A")));

    assertThat(share.purpose()).isEqualTo(Purpose.CREATE);
    assertThat(share.former()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"REPAIR", "SWEEP"})
  void looksAfterWhatHasItsSids(Purpose purpose) {
    Settings settings = Settings.read(Orders.PROFILE, Orders.OWN, shared("A"), false);

    Intent.Change change = Wanted.apply(settings, "request-1", Optional.empty(), purpose);

    assertThat(change)
        .isInstanceOfSatisfying(
            Intent.Share.class,
            share -> assertThat(share.former()).isEqualTo(written("A").statements()));
  }

  @ParameterizedTest
  @CsvSource({
    TABLE + ", NONE",
    "unconfirmed:OrdersPolicy, UNCONFIRMED",
    "orders-OrdersPolicy-1A2B3C, CREATING"
  })
  void leavesByItsSidsUnlessThereIsADoubt(String id, Doubt doubt) {
    assertThat(delete(id, shared("A")).intent())
        .isInstanceOfSatisfying(
            Intent.Remove.class,
            remove -> {
              assertThat(remove.extent()).isEqualTo(Extent.SIDS);
              assertThat(remove.doubt()).isEqualTo(doubt);
              assertThat(remove.owned().document()).isEqualTo(written("A"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-created:OrdersPolicy", TABLE})
  void leavesNothingWhereItHasNotBeenOrIsToStay(String id) {
    Json.Obj retained = shared("A").with("OnDelete", Json.of("Retain"));

    assertThat(delete(id, retained).intent()).isInstanceOf(Intent.Nothing.class);
    assertThat(delete("not-created:OrdersPolicy", shared("A")).intent())
        .isInstanceOf(Intent.Nothing.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Force", "Restore"})
  void deletesNoMoreThanItsOwnWhateverOnDeleteSays(String onDelete) {
    Json.Obj values = shared("A").with("OnDelete", Json.of(onDelete));

    assertThat(delete(TABLE, values).intent())
        .isInstanceOfSatisfying(
            Intent.Remove.class, remove -> assertThat(remove.extent()).isEqualTo(Extent.SIDS));
  }

  private Intents.Requested update(Json.Obj now, Json.Obj before) {
    return intents.of(request("Update", Optional.of(TABLE), now, before));
  }

  private Intents.Requested delete(String id, Json.Obj values) {
    return intents.of(request("Delete", Optional.of(id), values));
  }

  private static Json.Obj shared(String sid) {
    return properties(sid).with("Ownership", Json.of("Statements"));
  }

  private static Intent.Share share(Intents.Requested requested) {
    assertThat(requested.intent()).isInstanceOf(Intent.Share.class);
    return (Intent.Share) requested.intent();
  }

  private static PolicyDocument written(String sid) {
    return PolicyDocument.observed(document(sid).text());
  }
}
