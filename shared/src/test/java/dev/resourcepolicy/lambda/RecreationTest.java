package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target that is deleted and created again, without its policy. */
final class RecreationTest {
  private final MemoryRun run = new MemoryRun();

  @ParameterizedTest
  @CsvSource({"Ignore, IGNORED, none", "Apply, REPAIRED, A"})
  void getsItsPolicyBackWhereItsOwnerSaysSo(String onRecreate, String outcome, String policy) {
    begin(onRecreate);
    recreate();

    assertThat(run.came(Stacks.recreated())).isEqualTo(outcome);

    assertThat(run.sids()).isEqualTo(policy);
  }

  @Test
  void getsItsPolicyBackWhateverBecomesOfOtherChanges() {
    Json.Obj properties = Orders.properties("A").with("OnRecreate", Json.of("Apply"));
    run.invoke(Stacks.create(properties.with("OnOutOfBandChange", Json.of("Ignore"))));
    recreate();

    assertThat(run.came(Stacks.recreated())).isEqualTo("REPAIRED");
  }

  @Test
  void isLeftAloneByDefaultUntilItsOwnerAsks() {
    run.invoke(Stacks.create("A"));
    recreate();
    run.invoke(Stacks.recreated());
    int reads = run.tables.reads();

    run.later(Duration.ofHours(1)).invoke(Stacks.sweep());
    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("SUSPENDED");
    assertThat(run.sids()).isEqualTo("none");
    assertThat(run.tables.reads()).isEqualTo(reads);

    run.later(Duration.ofHours(1)).invoke(Stacks.update("B", "A"));
    assertThat(run.sids()).isEqualTo("B");
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));
    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("REPAIRED");
  }

  @Test
  void isToldOfNoMoreUntilItsOwnerAsks() {
    run.invoke(Stacks.create(Orders.properties("A").with("OnOutOfBandChange", Json.of("Report"))));
    recreate();
    run.invoke(Stacks.recreated());
    run.tamper(Orders.TABLE, Orders.document("Stranger"));
    run.told.clear();

    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("SUSPENDED");

    assertThat(run.told).isEmpty();
  }

  @Test
  void isLookedAfterWhenItsOwnerAsksWhileItIsFound() {
    run.invoke(Stacks.apply("e-1", "deploy", Orders.properties("A")));
    recreate();
    Json.Obj request = Stacks.apply("e-2", "deploy", Orders.properties("B"));
    run.entries.afterQuery(() -> run.later(Duration.ofSeconds(1)).invoke(request));

    assertThat(run.came(Stacks.recreated())).isEqualTo("IGNORED");

    assertThat(run.entry("deploy").repairs().suspended()).isEmpty();
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));
    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("REPAIRED");
  }

  @ParameterizedTest
  @CsvSource({"Ignore, none", "Apply, A"})
  void isSeenByASweepThatFoundItMissing(String onRecreate, String policy) {
    begin(onRecreate);
    run.tables.drop(Orders.TABLE);
    assertThat(number("missing")).isEqualTo("1");
    run.tables.recreate(Orders.TABLE);

    run.later(Duration.ofHours(1)).invoke(Stacks.sweep());

    assertThat(run.sids()).isEqualTo(policy);
  }

  @Test
  void isStillMissingAtTheNextSweep() {
    begin("Apply");
    run.tables.drop(Orders.TABLE);

    assertThat(number("missing")).isEqualTo("1");
    assertThat(number("missing")).isEqualTo("1");
  }

  @Test
  void getsItsPolicyBackAsSoonAsItIsReady() {
    begin("Apply");
    run.tables.drop(Orders.TABLE);
    run.later(Duration.ofHours(1));
    run.time.at(run.time.now().plusSeconds(5), () -> run.tables.recreate(Orders.TABLE));

    assertThat(run.came(Stacks.recreated())).isEqualTo("REPAIRED");
    assertThat(run.sids()).isEqualTo("A");
  }

  private void begin(String onRecreate) {
    run.invoke(Stacks.create(Orders.properties("A").with("OnRecreate", Json.of(onRecreate))));
  }

  private void recreate() {
    run.later(Duration.ofHours(1));
    run.tables.drop(Orders.TABLE);
    run.tables.recreate(Orders.TABLE);
  }

  private String number(String name) {
    Json.Obj result =
        (Json.Obj) run.later(Duration.ofHours(1)).invoke(Stacks.sweep()).orElseThrow();
    return result.get(name).orElseThrow().text();
  }
}
