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
    Json.Obj bill = Stacks.sharing("Bill");
    run.killedAfter(2).invoke(Stacks.create("BillPolicy", bill));
    assertThat(run.sids()).as("only recorded").isEqualTo("Stranger");
    run.time.at(
        run.time.now().plusSeconds(5),
        () -> run.tamper(Orders.TABLE, Orders.document("Stranger", "Bill")));

    String outcome =
        run.outcome(
            Stacks.delete("BillPolicy", bill)
                .with("PhysicalResourceId", Json.of("unconfirmed:BillPolicy")));

    assertThat(outcome).isEqualTo("DELETED");
    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void removesWhatSomebodyBeganToTakeAlongBeforeItsCreateFailed() {
    Json.Obj bill = Stacks.sharing("Bill");
    run.tables.refuse("Bill");
    run.invoke(Stacks.create("BillPolicy", bill));
    run.tables.accept();
    run.time.at(
        run.time.now().plusSeconds(5),
        () -> run.tamper(Orders.TABLE, Orders.document("Stranger", "Bill")));

    String outcome =
        run.outcome(
            Stacks.delete("BillPolicy", bill)
                .with("PhysicalResourceId", Json.of("not-created:BillPolicy")));

    assertThat(outcome).isEqualTo("DELETED");
    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void keepsOthersFromTakingItAlongLater() {
    Json.Obj bill = Stacks.sharing("Bill");
    run.killedAfter(2).invoke(Stacks.create("BillPolicy", bill));
    run.time.at(
        run.time.now().plusSeconds(5),
        () -> run.invoke(Stacks.create("AuditPolicy", Stacks.sharing("Audit"))));

    run.invoke(
        Stacks.delete("BillPolicy", bill)
            .with("PhysicalResourceId", Json.of("unconfirmed:BillPolicy")));

    assertThat(run.sids()).isEqualTo("Stranger,Audit");
    assertThat(run.entry("BillPolicy").isLive()).isFalse();
  }

  private void repairBegins(Instant at) {
    run.entries.save(run.entry("ReadPolicy").with(Repairs.NONE.and(at, Duration.ofHours(1))));
  }
}
