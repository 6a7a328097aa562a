package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Repairs;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Delete that finds nothing, while a check may be putting back what it looks for. */
final class DeleteBesideARepairTest {
  private static final Json.Obj DELETE = Stacks.delete("ReadPolicy", Stacks.sharing("Read"));

  private final MemoryRun run = new MemoryRun();

  @BeforeEach
  void isDeployedAndTamperedWith() {
    run.invoke(Stacks.create("ReadPolicy", Stacks.sharing("Read")));
    run.tamper(Orders.TABLE, Orders.document("Stranger"));
    run.later(Duration.ofHours(1));
  }

  @Test
  void removesWhatTheCheckPutsBackMeanwhile() {
    repairBegins(run.time.now());
    run.time.at(
        run.time.now().plusSeconds(5),
        () -> run.tamper(Orders.TABLE, Orders.document("Stranger", "Read")));

    assertThat(run.outcome(DELETE)).isEqualTo("DELETED");

    assertThat(run.sids()).isEqualTo("Stranger");
    assertThat(run.entry("ReadPolicy").isLive()).isFalse();
  }

  @Test
  void removesWhatTheCheckPutsBackThatBeganAfterItsLook() {
    run.entries.beforeSave(() -> repairBegins(run.time.now()));
    run.time.at(
        run.time.now().plusSeconds(5),
        () -> run.tamper(Orders.TABLE, Orders.document("Stranger", "Read")));

    assertThat(run.outcome(DELETE)).isEqualTo("DELETED");

    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void waitsForNobodyWhenTheLastRepairIsLongOver() {
    Instant start = run.time.now();
    repairBegins(start.minus(Duration.ofMinutes(2)));

    assertThat(run.outcome(DELETE)).isEqualTo("SKIPPED");

    assertThat(run.time.now()).isEqualTo(start);
  }

  @Test
  void looksOnceMoreAndNoMore() {
    Instant start = run.time.now();
    repairBegins(start);

    assertThat(run.outcome(DELETE)).isEqualTo("SKIPPED");

    assertThat(run.time.now()).isEqualTo(start.plusSeconds(10));
  }

  private void repairBegins(Instant at) {
    run.entries.save(run.entry("ReadPolicy").with(Repairs.NONE.and(at, Duration.ofHours(1))));
  }
}
