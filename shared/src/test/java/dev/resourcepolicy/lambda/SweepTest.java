package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyState;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A round over all that is remembered. */
final class SweepTest {
  private final MemoryRun run = new MemoryRun();

  @Test
  @Tag("scenario-51")
  void writesNothingWhereAllIsInOrder() {
    for (int i = 0; i < 7; i++) {
      create("table" + i, Orders.properties("A"));
    }
    int writes = run.tables.writes();
    int saves = run.entries.saves();
    run.told.clear();

    Json.Obj result = sweep();

    assertThat(result.text())
        .isEqualTo(
            "{\"checked\":7,\"repaired\":0,\"reported\":0,\"suspended\":0,\"failed\":0,\"missing\":0,\"finished\":0,"
                + "\"handedOn\":0,\"complete\":true}");
    assertThat(run.tables.writes()).isEqualTo(writes);
    assertThat(run.entries.saves()).isEqualTo(saves);
    assertThat(run.told).isEmpty();
    assertThat(run.context.lines().getLast())
        .contains("\"result\":" + result.text())
        .doesNotContain("table3");
  }

  @Test
  @Tag("scenario-50")
  void countsWhatItCameToAndGoesOnAfterAFailure() {
    create("a-denied", Orders.properties("A"));
    create("b-drifted", Orders.properties("A"));
    create("c-told", Orders.properties("A").with("OnOutOfBandChange", Json.of("Report")));
    create("d-missing", Orders.properties("A"));
    create("e-garbled", Orders.properties("A"));
    create("f-in-order", Orders.properties("A"));
    create("g-gone", Orders.properties("A"));
    run.invoke(
        at("g-gone", Stacks.delete("g-gone", Orders.properties("A")), Orders.properties("A")));
    create("h-fought-for", Orders.properties("A"));
    run.killedAfter(2).invoke(Stacks.create("OrdersPolicy", Orders.properties("A")));
    run.later(Duration.ofHours(1));
    run.tables.deny(table("a-denied"));
    run.tamper(table("b-drifted"), Orders.document("Stranger"));
    run.tamper(table("c-told"), Orders.document("Stranger"));
    run.tables.drop(table("d-missing"));
    run.entries.garble(table("e-garbled"));
    suspend("h-fought-for");

    Json.Obj result = sweep();

    assertThat(result.text())
        .isEqualTo(
            "{\"checked\":8,\"repaired\":1,\"reported\":1,\"suspended\":1,\"failed\":2,\"missing\":1,\"finished\":1,"
                + "\"handedOn\":0,\"complete\":true}");
    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.context.lines().getLast())
        .contains("Reading " + table("a-denied") + " is denied", "e-garbled are garbled")
        .contains(table("b-drifted"), table("d-missing"))
        .doesNotContain("f-in-order");
  }

  @Test
  @Tag("scenario-50")
  void checksThoseOnlyThatItIsAskedFor() {
    create("first", Orders.properties("A"));
    create("second", Orders.properties("A"));
    run.later(Duration.ofHours(1));
    run.tamper(table("first"), Orders.document("Stranger"));
    run.tamper(table("second"), Orders.document("Stranger"));

    Json.Obj result = (Json.Obj) run.invoke(Stacks.checkRequested(table("second"))).orElseThrow();

    assertThat(result.get("checked")).contains(Json.of(1));
    assertThat(result.get("repaired")).contains(Json.of(1));
    assertThat(run.tables.policy(table("first")))
        .isInstanceOfSatisfying(
            PolicyState.Present.class,
            first -> assertThat(first.document().text()).contains("Stranger"));
  }

  @Test
  void checksATargetOfManyOwnersOnceForEach() {
    create("first", Orders.properties("A"));
    for (int i = 0; i < 5; i++) {
      run.invoke(Stacks.create("P" + i, Stacks.sharing("S" + i)));
    }
    create("second", Orders.properties("A"));

    assertThat(sweep().get("checked")).contains(Json.of(7));
  }

  @Test
  void doesNotWaitForAMissingTarget() {
    create("d-missing", Orders.properties("A"));
    run.tables.drop(table("d-missing"));
    var began = run.time.now();

    sweep();

    assertThat(run.time.now()).isEqualTo(began);
  }

  @Test
  void keepsTheRate() {
    for (int i = 0; i < 11; i++) {
      create("table" + i, Orders.properties("A"));
    }
    var began = run.time.now();

    run.invoke(Stacks.sweep(), 5, 2);

    assertThat(Duration.between(began, run.time.now())).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void failsWhenTheMemoryCannotBeRead() {
    run.forgets();

    assertThatThrownBy(() -> run.invoke(Stacks.sweep())).hasMessageContaining("set MEMORY_TABLE");
  }

  private Json.Obj sweep() {
    return (Json.Obj) run.invoke(Stacks.sweep()).orElseThrow();
  }

  private void create(String table, Json.Obj properties) {
    run.invoke(at(table, Stacks.create(table, properties), properties));
  }

  private static Json.Obj at(String table, Json.Obj request, Json.Obj properties) {
    return request
        .with("ResourceProperties", properties.with("ResourceArn", Json.of(table(table))))
        .with("PhysicalResourceId", Json.of(table(table)));
  }

  private void suspend(String table) {
    run.tamper(table(table), Orders.document("Stranger"));
    run.invoke(Stacks.drift(table(table)), 0, 5);
  }

  private static String table(String name) {
    return Orders.table(name);
  }
}
