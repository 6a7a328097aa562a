package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.event.EventReader;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sweep over more targets than one invocation checks, at five checks a second. */
final class LargeSweepTest {
  private final MemoryRun run = new MemoryRun();
  private final List<Handed> handed = new ArrayList<>();

  /** What the sweep put on the bus, and when. */
  private record Handed(Instant at, Bus.Announcement event) {
    List<Json> targets() {
      return ((Json.Arr) event.detail().get("Targets").orElseThrow()).values();
    }
  }

  @Test
  void checksAHundredByItself() {
    remember(100);

    Json.Obj result = invoke(Stacks.sweep());

    assertThat(number(result, "checked")).isEqualTo(100);
    assertThat(number(result, "handedOn")).isZero();
    assertThat(handed).isEmpty();
  }

  @Test
  void passesOverTargetsOfWhichNobodyWantsAnythingAnyMore() {
    remember(101);
    Json.Obj properties = Orders.properties("A").with("ResourceArn", Json.of(Orders.table("t007")));
    run.invoke(
        Stacks.delete("P7", properties).with("PhysicalResourceId", Json.of(Orders.table("t007"))));
    handed.clear();

    Json.Obj result = invoke(Stacks.sweep());

    assertThat(number(result, "checked")).isEqualTo(100);
    assertThat(handed).isEmpty();
  }

  @Test
  void handsMoreOnInBatchesAtTheRate() {
    remember(250);
    run.context.lasts(900);
    Instant began = run.time.now();

    Json.Obj result = invoke(Stacks.sweep());

    assertThat(number(result, "checked")).isZero();
    assertThat(number(result, "handedOn")).isEqualTo(250);
    assertThat(handed).extracting(batch -> batch.targets().size()).containsExactly(100, 100, 50);
    assertThat(handed)
        .extracting(batch -> Duration.between(began, batch.at()).toSeconds())
        .containsExactly(0L, 20L, 40L);
    assertThat(handed)
        .allSatisfy(
            batch -> {
              assertThat(batch.event().detailType()).isEqualTo(EventReader.CHECK_REQUESTED);
              assertThat(batch.event().detail().text("Service")).contains("dynamodb");
            });
    assertThat(run.tables.reads()).isEqualTo(250);
  }

  @Test
  void asksToBeResumedWhenItsTimeIsUp() {
    remember(250);
    run.context.lasts(45);

    invoke(Stacks.sweep());

    assertThat(handed).hasSize(3);
    Bus.Announcement rest = handed.getLast().event();
    assertThat(rest.detailType()).isEqualTo(EventReader.SWEEP_REQUESTED);
    assertThat(rest.detail().text("After").orElseThrow())
        .startsWith(Orders.table("t199") + "|")
        .endsWith("/P199");
    run.context.lasts(900);
    Instant resumed = run.time.now();
    Json.Obj result = invoke(event(rest));
    assertThat(number(result, "checked")).isEqualTo(50);
    assertThat(Duration.between(resumed, run.time.now()))
        .as("20 s for the batch that was handed on last, and 50 checks")
        .isGreaterThan(Duration.ofSeconds(29));
  }

  @Test
  void checksEveryTargetOnceHoweverLittleTimeThereIs() {
    remember(250);
    run.context.lasts(15);
    run.tables.drop(Orders.table("t123"));
    int reads = run.tables.reads();
    var found = new HashSet<String>();
    int checked = number(invoke(Stacks.sweep()), "checked");
    int missing = 0;

    while (!handed.isEmpty()) {
      Bus.Announcement next = handed.removeFirst().event();
      Json.Obj result = invoke(event(next));
      checked += number(result, "checked");
      missing += number(result, "missing");
      assertThat(found.add(next.detail().text())).isTrue();
    }

    assertThat(checked).isEqualTo(250);
    assertThat(missing).isEqualTo(1);
    assertThat(run.tables.reads()).isEqualTo(reads + 250);
  }

  @Test
  void checksAllByItselfWhereThereIsNoBus() {
    remember(250);
    run.tells(Bus.NONE).context.lasts(900);

    Json.Obj result = (Json.Obj) run.invoke(Stacks.sweep(), 5, 5).orElseThrow();

    assertThat(number(result, "checked")).isEqualTo(250);
    assertThat(result.get("complete")).contains(Json.of(true));
  }

  @Test
  void saysThatItCouldNotCheckAllWhereThereIsNoBus() {
    remember(250);
    run.tells(Bus.NONE);

    Json.Obj result = (Json.Obj) run.invoke(Stacks.sweep(), 5, 5).orElseThrow();

    assertThat(number(result, "checked")).isBetween(195, 205);
    assertThat(result.get("complete")).contains(Json.of(false));
  }

  private void remember(int targets) {
    for (int i = 0; i < targets; i++) {
      Json.Obj properties =
          Orders.properties("A").with("ResourceArn", Json.of(Orders.table("t%03d".formatted(i))));
      run.invoke(Stacks.create("P" + i, properties));
    }
    run.tells(
        announcements ->
            announcements.forEach(event -> handed.add(new Handed(run.time.now(), event))));
  }

  private Json.Obj invoke(Json.Obj event) {
    return (Json.Obj) run.invoke(event, 5, 5).orElseThrow();
  }

  private static Json.Obj event(Bus.Announcement announcement) {
    return Json.Obj.of(
        "source", Json.of(Bus.SOURCE),
        "detail-type", Json.of(announcement.detailType()),
        "detail", announcement.detail());
  }

  private static int number(Json.Obj result, String name) {
    return Integer.parseInt(result.get(name).orElseThrow().text());
  }
}
