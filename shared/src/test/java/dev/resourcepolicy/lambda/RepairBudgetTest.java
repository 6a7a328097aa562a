package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.upkeep.Announcer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody writes another policy again and again: it is not for the function to go on for ever. */
@Tag("scenario-49")
final class RepairBudgetTest {
  private static final Duration SHORT = Duration.ofSeconds(20);

  private final MemoryRun run = new MemoryRun();

  @Test
  void endsARowOfRepairsAndTellsSoOnce() {
    run.invoke(Stacks.create("A"));
    int writes = run.tables.writes();

    List<String> outcomes = flip(20, SHORT);

    assertThat(outcomes.subList(0, 5)).containsOnly("REPAIRED");
    assertThat(outcomes.subList(5, 20)).containsOnly("SUSPENDED");
    assertThat(run.tables.writes()).isEqualTo(writes + 20 + 5);
    assertThat(run.sids()).isEqualTo("Stranger19");
    assertThat(suspensions()).hasSize(1);
    Json.Obj told = suspensions().getFirst().detail();
    assertThat(told.get("repairs")).contains(Json.of(5));
    assertThat(told.get("periodMinutes")).contains(Json.of(10));
    assertThat(told.text("detail").orElseThrow()).contains("5 repairs in 10 minutes");
  }

  @Test
  void tellsOnceOfTwoDeliveriesAtATime() {
    run.invoke(Stacks.create("A"));
    flip(5, SHORT);
    run.later(SHORT).tamper(Orders.TABLE, Orders.document("Stranger"));
    run.tables.afterRead(() -> run.later(Duration.ofSeconds(1)).invoke(Stacks.drift(Orders.TABLE)));

    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("SUSPENDED");

    assertThat(suspensions()).hasSize(1);
    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void leavesASuspendedTargetAloneInASweepToo() {
    run.invoke(Stacks.create("A"));
    flip(6, SHORT);
    int saves = run.entries.saves();

    run.later(Duration.ofHours(2)).invoke(Stacks.sweep());

    assertThat(run.sids()).isEqualTo("Stranger5");
    assertThat(run.entries.saves()).isEqualTo(saves);
    assertThat(suspensions()).hasSize(1);
  }

  @Test
  void beginsAnewWithTheNextUpdate() {
    run.invoke(Stacks.create("A"));
    flip(6, SHORT);

    run.later(SHORT).invoke(Stacks.update("B", "A"));

    assertThat(run.sids()).isEqualTo("B");
    assertThat(flip(6, SHORT)).isEqualTo(repairedThenSuspended(5, 1));
    assertThat(suspensions()).hasSize(2);
  }

  @Test
  void beginsAnewWithTheNextExplicitRequest() {
    Json.Obj wanted = Orders.properties("A").with("OnExisting", Json.of("Replace"));
    run.invoke(Stacks.apply("e-1", "deploy", wanted));
    flip(6, SHORT);

    run.later(SHORT).invoke(Stacks.apply("e-2", "deploy", wanted));

    assertThat(run.sids()).isEqualTo("A");
    assertThat(flip(1, SHORT)).containsExactly("REPAIRED");
  }

  @Test
  void forgetsRepairsThatAreOlderThanThePeriod() {
    run.invoke(Stacks.create("A"));

    assertThat(flip(20, Duration.ofMinutes(2))).containsOnly("REPAIRED");
    assertThat(run.entry("OrdersPolicy").repairs().at()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void countsNoCheckThatFoundAllInOrder() {
    run.invoke(Stacks.create("A"));
    for (int i = 0; i < 20; i++) {
      run.later(SHORT).invoke(Stacks.drift(Orders.TABLE));
    }

    assertThat(flip(5, SHORT)).containsOnly("REPAIRED");
  }

  @Test
  void countsNoRepairThatFailed() {
    run.invoke(Stacks.create("A"));
    run.tamper(Orders.TABLE, Orders.document("Stranger"));
    run.tables.refuse("A");
    for (int i = 0; i < 7; i++) {
      run.later(SHORT);
      assertThatThrownBy(() -> run.invoke(Stacks.drift(Orders.TABLE)))
          .hasMessageContaining("The principal of A is unknown.");
    }
    run.tables.accept();

    assertThat(flip(5, SHORT)).containsOnly("REPAIRED");
  }

  @Test
  void isThePlatformsToSet() {
    run.invoke(Stacks.create("A"));
    run.later(SHORT).tamper(Orders.TABLE, Orders.document("Stranger"));

    run.invoke(Stacks.drift(Orders.TABLE), 0, 5);

    assertThat(run.sids()).isEqualTo("Stranger");
    assertThat(suspensions()).hasSize(1);
  }

  /** What each of so many changes comes to. */
  private List<String> flip(int times, Duration apart) {
    var outcomes = new ArrayList<String>();
    for (int i = 0; i < times; i++) {
      run.later(apart).tamper(Orders.TABLE, Orders.document("Stranger" + i));
      outcomes.add(run.came(Stacks.drift(Orders.TABLE)));
    }
    return outcomes;
  }

  private static List<String> repairedThenSuspended(int repaired, int suspended) {
    var outcomes = new ArrayList<>(Collections.nCopies(repaired, "REPAIRED"));
    outcomes.addAll(Collections.nCopies(suspended, "SUSPENDED"));
    return outcomes;
  }

  private List<Bus.Announcement> suspensions() {
    return run.told.stream()
        .filter(event -> event.detailType().equals(Announcer.REPAIR_SUSPENDED))
        .toList();
  }
}
