package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered of a Create that the service has refused, and what becomes of that. */
final class FailedCreateTest {
  private static final Json.Obj BILL = Stacks.create("BillPolicy", Stacks.sharing("Bill"));

  private final MemoryRun run = new MemoryRun();

  @Test
  void isNothingWhereNobodyShares() {
    run.tables.refuse("A");

    assertThat(run.outcome(Stacks.create("A"))).contains("The principal of A is unknown.");

    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Removed.class);
    assertThat(run.entry("OrdersPolicy").request()).isEmpty();
  }

  @Test
  void isTheEarlierDeleteWhereNobodyShares() {
    run.invoke(Stacks.create("A"));
    run.invoke(Stacks.delete("A"));
    Entry deleted = run.entry("OrdersPolicy");
    run.tables.refuse("B");

    run.later(Duration.ofMinutes(1)).invoke(Stacks.again(Stacks.create("B"), "second life"));

    assertThat(run.entry("OrdersPolicy").at(0)).isEqualTo(deleted.at(0));
  }

  @Test
  void isAStatementThatMayHaveBeenTakenAlong() {
    run.tables.refuse("Bill");

    assertThat(run.outcome(BILL)).contains("The principal of Bill is unknown.");

    assertThat(run.entry("BillPolicy").phase()).isInstanceOf(Phase.Removing.class);
    run.invoke(failed(Stacks.delete("BillPolicy", Stacks.sharing("Bill"))));
    assertThat(run.entry("BillPolicy").isLive()).isFalse();
  }

  @Test
  void isAStatementThatMayHaveBeenTakenAlongAfterAnEarlierDelete() {
    run.invoke(BILL);
    run.invoke(Stacks.delete("BillPolicy", Stacks.sharing("Bill")));
    run.tables.refuse("Bill");

    run.later(Duration.ofMinutes(1)).invoke(Stacks.again(BILL, "second life"));

    assertThat(run.entry("BillPolicy").phase()).isInstanceOf(Phase.Removing.class);
  }

  @Test
  void isTakenAwayAgainAfterItsOwnersCreateHasFailed() {
    failsAfterItWasTakenAlong();
    assertThat(run.sids().split(",")).contains("Bill");

    run.invoke(failed(Stacks.delete("BillPolicy", Stacks.sharing("Bill"))));

    assertThat(run.sids()).isEqualTo("Read");
    assertThat(run.entry("BillPolicy").isLive()).isFalse();
  }

  @Test
  void isTakenAwayByTheNextSweepWhenNoDeleteComes() {
    failsAfterItWasTakenAlong();

    run.later(Duration.ofHours(1)).invoke(Stacks.sweep());

    assertThat(run.sids()).isEqualTo("Read");
    assertThat(run.entry("BillPolicy").isLive()).isFalse();
  }

  @Test
  void leavesAStrangersStatementOfTheSidThatWasNeverPutThere() {
    failsAfterItWasTakenAlong();
    run.tamper(
        Orders.TABLE,
        (Json.Obj)
            Json.parse(Orders.document("Bill").text().replace("444455556666", "999988887777")));

    run.later(Duration.ofHours(1)).invoke(Stacks.sweep());

    assertThat(run.sids()).isEqualTo("Bill");
  }

  /** Somebody else writes between what a Create records and what it writes, which is refused. */
  private void failsAfterItWasTakenAlong() {
    run.tables.beforeWrite(
        () -> {
          run.tamper(Orders.TABLE, Orders.document("Read", "Bill"));
          run.tables.refuse("Bill");
        });
    assertThat(run.answer(BILL).text("Status")).contains("FAILED");
    run.tables.accept();
  }

  /** Another delivery of the Create has put it there after the first had said that it failed. */
  @Test
  void isKnownToHaveBeenMadeByAnotherDelivery() {
    run.invoke(Stacks.create("A"));
    run.tamper(Orders.TABLE, Orders.document("A", "Stranger"));

    String outcome =
        run.outcome(
            Stacks.delete("A").with("PhysicalResourceId", Json.of("not-created:OrdersPolicy")));

    assertThat(outcome).isEqualTo("DELETED");
    assertThat(run.sids()).isEqualTo("Stranger");
  }

  private static Json.Obj failed(Json.Obj delete) {
    return delete.with("PhysicalResourceId", Json.of("not-created:BillPolicy"));
  }
}
