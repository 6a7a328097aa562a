package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.upkeep.Announcer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The budget of repairs is the target's: what counts is how often it was changed. */
@Tag("scenario-49")
final class SharedRepairBudgetTest {
  private static final Duration SHORT = Duration.ofSeconds(20);

  /** More than a budget of 5 has room for. */
  private static final List<String> SIDS =
      IntStream.range(0, 8).mapToObj(number -> "Read" + number).toList();

  private final MemoryRun run = new MemoryRun();

  @Test
  void countsOneChangeOnceHoweverManyShareThePolicy() {
    createAll();
    changeTo("Stranger");

    run.invoke(Stacks.drift(Orders.TABLE));

    assertThat(sids()).containsAll(SIDS);
    assertThat(suspensions()).isEmpty();
  }

  @Test
  void survivesASweepAtTheSameMoment() {
    createAll();
    changeTo("Stranger");
    run.tables.afterRead(() -> run.later(Duration.ofSeconds(1)).invoke(Stacks.sweep()));

    run.invoke(Stacks.drift(Orders.TABLE));

    assertThat(sids()).containsAll(SIDS);
    assertThat(suspensions()).isEmpty();
  }

  @Test
  void isOneForAllWhoShareThePolicy() {
    createAll();
    int writes = run.tables.writes();

    for (int i = 0; i < 20; i++) {
      changeTo("Stranger" + i);
      run.invoke(Stacks.drift(Orders.TABLE));
    }

    assertThat(run.tables.writes()).isEqualTo(writes + 20 + 5 * SIDS.size());
    assertThat(sids()).containsExactly("Stranger19");
    assertThat(suspensions())
        .hasSameSizeAs(SIDS)
        .allSatisfy(told -> assertThat(told.detail().get("repairs")).contains(Json.of(5)));
  }

  @Test
  void isUsedUpByWhoeverTurnsToOneOwnerAfterTheOther() {
    createAll();

    for (String victim : SIDS) {
      changeTo(SIDS.stream().filter(sid -> !sid.equals(victim)).toArray(String[]::new));
      run.invoke(Stacks.drift(Orders.TABLE));
    }

    assertThat(sids()).containsExactlyInAnyOrderElementsOf(SIDS.subList(0, SIDS.size() - 1));
    assertThat(suspensions()).hasSize(SIDS.size() - 5);
  }

  private void createAll() {
    SIDS.forEach(sid -> run.invoke(Stacks.create(sid + "Policy", Stacks.sharing(sid))));
  }

  private void changeTo(String... sids) {
    run.later(SHORT).tamper(Orders.TABLE, Orders.document(sids));
  }

  private List<String> sids() {
    return Stream.of(run.sids().split(",", -1)).toList();
  }

  private List<Bus.Announcement> suspensions() {
    return run.told.stream()
        .filter(event -> event.detailType().equals(Announcer.REPAIR_SUSPENDED))
        .toList();
  }
}
