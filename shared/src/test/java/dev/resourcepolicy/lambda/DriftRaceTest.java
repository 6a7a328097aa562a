package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.upkeep.Announcer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deliveries that come twice, late, in another order, or while somebody else is at work. */
@Tag("scenario-48")
final class DriftRaceTest {
  private static final Json.Obj DRIFT = Stacks.drift(Orders.TABLE);

  private final MemoryRun run = new MemoryRun();

  @BeforeEach
  void drifts() {
    run.invoke(Stacks.apply("e-1", "deploy", Orders.properties("A")));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));
  }

  @Test
  void isRepairedOnceHoweverOftenItIsTold() {
    int writes = run.tables.writes();
    Json.Obj later = DRIFT.with("id", Json.of("drift-2"));

    for (Json.Obj event : List.of(later, DRIFT, DRIFT, later)) {
      run.later(Duration.ofSeconds(1)).invoke(event);
    }

    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.tables.writes()).isEqualTo(writes + 1);
    assertThat(run.entry("deploy").repairs().at()).hasSize(1);
  }

  @Test
  void isRepairedOnceByTwoDeliveriesAtATime() {
    int writes = run.tables.writes();
    run.tables.afterRead(() -> run.later(Duration.ofSeconds(1)).invoke(DRIFT));

    run.invoke(DRIFT);

    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.tables.writes()).isBetween(writes + 1, writes + 2);
    assertThat(run.entry("deploy").repairs().at()).hasSize(1);
    assertThat(told(Announcer.REPAIRED)).isEqualTo(1);
    assertThat(told(Announcer.APPLY_FAILED)).isZero();
  }

  /** When the owner asks for something else. */
  enum Moment {
    AFTER_THE_READ,
    BEFORE_THE_REPAIR_IS_RECORDED,
    BEFORE_THE_WRITE
  }

  @ParameterizedTest
  @EnumSource
  void losesToARequestOfItsOwner(Moment moment) {
    Runnable request =
        () -> {
          Json.Obj wanted = Orders.properties("B").with("OnDrift", Json.of("Overwrite"));
          run.later(Duration.ofSeconds(1)).invoke(Stacks.apply("e-2", "deploy", replacing(wanted)));
        };
    switch (moment) {
      case AFTER_THE_READ -> run.tables.afterRead(request);
      case BEFORE_THE_REPAIR_IS_RECORDED -> run.entries.beforeSave(request);
      case BEFORE_THE_WRITE -> run.tables.beforeWrite(request);
    }

    String outcome = run.came(DRIFT);

    assertThat(outcome).isEqualTo("IGNORED");
    assertThat(run.sids()).isEqualTo("B");
    assertThat(run.entry("deploy").lastWritten().orElseThrow().text())
        .isEqualTo(Orders.document("B").text());
    assertThat(told(Announcer.APPLY_FAILED)).isZero();
    assertThat(run.came(DRIFT)).isEqualTo("UNCHANGED");
  }

  @Test
  void recordsNothingOnceItHasLost() {
    run.tables.afterRead(
        () ->
            run.later(Duration.ofSeconds(1))
                .invoke(Stacks.apply("e-2", "deploy", replacing(Orders.properties("B")))));
    int saves = run.entries.saves();

    assertThat(run.came(DRIFT)).isEqualTo("IGNORED");

    assertThat(run.entries.saves()).as("that it begins, and that it is there").isEqualTo(saves + 2);
  }

  @Test
  void losesToADeleteOfItsOwner() {
    run.tables.afterRead(
        () ->
            run.later(Duration.ofSeconds(1))
                .invoke(
                    Stacks.apply(
                            "e-2",
                            "deploy",
                            Orders.properties("A").with("OnDelete", Json.of("Force")))
                        .with("detail-type", Json.of("Resource Policy Remove Requested"))));

    assertThat(run.came(DRIFT)).isEqualTo("IGNORED");

    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  void isRepairedOverWhatTheStrangerPutThereLast() {
    run.tables.beforeWrite(() -> run.tamper(Orders.TABLE, Orders.document("StrangerToo")));

    assertThat(run.came(DRIFT)).isEqualTo("REPAIRED");

    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.entry("deploy").repairs().at()).hasSize(1);
  }

  @Test
  void isMadeAlthoughItCannotBeRecordedAfterwards() {
    run.entries.beforeSave(() -> {});
    run.entries.beforeSave(
        () -> {
          run.entries.refuse(Optional.of(EntriesInMemory.down()));
          throw EntriesInMemory.down();
        });

    assertThat(run.came(DRIFT)).isEqualTo("REPAIRED");

    assertThat(run.context.lines().getLast()).contains("\"unrecorded\":");
    assertThat(told(Announcer.REPAIRED)).isEqualTo(1);
  }

  private long told(String detailType) {
    return run.told.stream().filter(event -> event.detailType().equals(detailType)).count();
  }

  private static Json.Obj replacing(Json.Obj properties) {
    return properties.with("OnExisting", Json.of("Replace"));
  }
}
