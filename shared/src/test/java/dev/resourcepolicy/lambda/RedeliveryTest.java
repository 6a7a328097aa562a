package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request that was answered is delivered again, to an execution environment that is new. */
@Tag("scenario-42")
final class RedeliveryTest {
  private final MemoryRun run = new MemoryRun();

  /** A request that came to something, after those that led up to it. */
  enum Request {
    CREATE,
    UPDATE,
    UPDATE_OF_NOTHING,
    DELETE,
    RETAIN;

    Json.Obj after(MemoryRun run) {
      if (this != CREATE) {
        run.invoke(Stacks.create("A"));
        run.later(Duration.ofMinutes(1));
      }
      return switch (this) {
        case CREATE -> Stacks.create("A");
        case UPDATE -> Stacks.update("B", "A");
        case UPDATE_OF_NOTHING -> Stacks.update("A", "A");
        case DELETE -> Stacks.delete("A");
        case RETAIN -> Stacks.delete(Orders.properties("A").with("OnDelete", Json.of("Retain")));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void isAnsweredInTheSameWordsWithoutAnyCall(Request which) {
    Json.Obj request = which.after(run);
    String answer = run.answer(request).text();
    String policy = run.sids();
    int saves = run.entries.saves();
    int reads = run.tables.reads();
    int writes = run.tables.writes();

    run.later(Duration.ofMinutes(5));
    String again = run.answer(request).text();

    assertThat(again).isEqualTo(answer);
    assertThat(run.sids()).isEqualTo(policy);
    assertThat(run.entries.saves()).isEqualTo(saves);
    assertThat(run.tables.reads()).isEqualTo(reads);
    assertThat(run.tables.writes()).isEqualTo(writes);
  }

  @Test
  void isCarriedOutAnewWhenADeploymentIsRetriedUnderTheSameId() {
    run.invoke(Stacks.create("A"));
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    Json.Obj update = Stacks.update("B", "A");
    assertThat(run.outcome(update)).isEqualTo("UPDATED");
    run.tamper(Orders.TABLE, Orders.document("Foreign"));

    String retried =
        run.outcome(update.with("ResponseURL", Json.of("https://bucket.example/retried")));

    assertThat(retried).isEqualTo("UPDATED");
    assertThat(run.sids()).isEqualTo("B");
  }

  @Test
  void changesNothingAfterALaterRequestOfTheSameOwner() {
    Json.Obj create = Stacks.create("A");
    run.invoke(create);
    run.later(Duration.ofMinutes(1)).invoke(Stacks.update("B", "A"));
    int saves = run.entries.saves();
    int writes = run.tables.writes();

    Json.Obj late = run.later(Duration.ofMinutes(1)).answer(create);

    assertThat(late.text("Status")).contains("SUCCESS");
    assertThat(late.text("Reason").orElseThrow()).contains("A later request");
    assertThat(run.sids()).isEqualTo("B");
    assertThat(run.entries.saves()).isEqualTo(saves);
    assertThat(run.tables.writes()).isEqualTo(writes);
  }

  @Test
  void bringsNothingBackAfterTheDelete() {
    Json.Obj create = Stacks.create("A");
    run.invoke(create);
    run.later(Duration.ofMinutes(1)).invoke(Stacks.delete("A"));

    run.later(Duration.ofMinutes(1)).invoke(create);

    assertThat(run.sids()).isEqualTo("none");
    assertThat(run.entry("OrdersPolicy").isLive()).isFalse();
  }

  @Test
  void isCarriedOutAnewWhenItHadFailed() {
    run.tables.refuse("A");
    Json.Obj create = Stacks.create("A");
    assertThat(run.answer(create).text("Status")).contains("FAILED");
    run.tables.accept();

    assertThat(run.outcome(create)).isEqualTo("CREATED");
  }

  @Test
  void doesNotTakeWhatAStrangerPutThereForTheWorkOfAnEarlierRequest() {
    run.killedAfter(2).invoke(Stacks.create("A"));
    run.later(Duration.ofMinutes(1)).tamper(Orders.TABLE, Orders.document("B"));

    assertThat(run.outcome(Stacks.again(Stacks.create("B"), "another"))).isEqualTo("ADOPTED");
  }

  @Test
  void isToldApartFromALaterExplicitRequestOfTheSameOwner() {
    run.invoke(Stacks.apply("e-1", "deploy", Orders.properties("A")));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.apply("e-2", "deploy", Orders.properties("B")));
    int writes = run.tables.writes();

    String again = run.came(Stacks.apply("e-2", "deploy", Orders.properties("B")));
    String late = run.came(Stacks.apply("e-1", "deploy", Orders.properties("A")));

    assertThat(again).isEqualTo("UPDATED");
    assertThat(late).isEqualTo("UNCHANGED");
    assertThat(run.sids()).isEqualTo("B");
    assertThat(run.tables.writes()).isEqualTo(writes);
  }

  @Test
  void takesAwayWhatALaterDeliveryPutThereOfACreateThatHadFailed() {
    run.invoke(Stacks.create("A"));

    Json.Obj answer =
        run.answer(
            Stacks.delete("A").with("PhysicalResourceId", Json.of("not-created:OrdersPolicy")));

    assertThat(answer.text("Status")).contains("SUCCESS");
    assertThat(run.sids()).isEqualTo("none");
    assertThat(run.entry("OrdersPolicy").isLive()).isFalse();
  }

  @Test
  void looksAtNothingWhenTheCreateFailedAndNothingIsRemembered() {
    Json.Obj answer =
        run.answer(
            Stacks.delete("A").with("PhysicalResourceId", Json.of("not-created:OrdersPolicy")));

    assertThat(answer.text("Status")).contains("SUCCESS");
    assertThat(answer.text("Reason").orElseThrow()).contains("The Create failed without touching");
    assertThat(run.tables.reads()).isZero();
    assertThat(run.entries.all()).isEmpty();
  }
}
