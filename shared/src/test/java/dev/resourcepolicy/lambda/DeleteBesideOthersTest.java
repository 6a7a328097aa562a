package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Repairs;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Delete that finds nothing, while others may be putting there what it looks for. */
final class DeleteBesideOthersTest {
  private static final Json.Obj BILL = Stacks.create("BillPolicy", Stacks.sharing("Bill"));
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
    repairBegins(start.minus(Duration.ofMinutes(15)));

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

  @Test
  void keepsEveryLaterCheckFromPuttingItBack() {
    int writes = run.tables.writes();
    repairBegins(run.time.now().minus(Duration.ofMinutes(14)));
    run.time.at(run.time.now().plusSeconds(5), () -> run.invoke(Stacks.sweep()));

    assertThat(run.outcome(DELETE)).isEqualTo("SKIPPED");

    assertThat(run.tables.writes()).isEqualTo(writes);
    assertThat(run.entry("ReadPolicy").isLive()).isFalse();
  }

  @Test
  void removesWhatSomebodyTakesAlongMeanwhile() {
    run.killedAfter(2).invoke(BILL);
    assertThat(run.sids()).as("only recorded").isEqualTo("Stranger");
    takenAlongLater();

    assertThat(run.outcome(delete("unconfirmed"))).isEqualTo("DELETED");

    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void removesWhatSomebodyBeganToTakeAlongBeforeItsCreateFailed() {
    run.tables.refuse("Bill");
    run.invoke(BILL);
    run.tables.accept();
    takenAlongLater();

    assertThat(run.outcome(delete("not-created"))).isEqualTo("DELETED");

    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void keepsOthersFromTakingItAlongLater() {
    run.killedAfter(2).invoke(BILL);
    run.time.at(
        run.time.now().plusSeconds(5),
        () -> run.invoke(Stacks.create("AuditPolicy", Stacks.sharing("Audit"))));

    run.invoke(delete("unconfirmed"));

    assertThat(run.sids()).isEqualTo("Stranger,Audit");
    assertThat(run.entry("BillPolicy").isLive()).isFalse();
  }

  private void takenAlongLater() {
    run.time.at(
        run.time.now().plusSeconds(5),
        () -> run.tamper(Orders.TABLE, Orders.document("Stranger", "Bill")));
  }

  private static Json.Obj delete(String ended) {
    return Stacks.delete("BillPolicy", Stacks.sharing("Bill"))
        .with("PhysicalResourceId", Json.of(ended + ":BillPolicy"));
  }

  private void repairBegins(Instant at) {
    run.entries.save(run.entry("ReadPolicy").with(Repairs.NONE.and(at, Duration.ofHours(1))));
  }
}
