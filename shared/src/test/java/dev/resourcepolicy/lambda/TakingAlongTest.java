package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever writes a shared policy brings along what others have recorded and not written. */
final class TakingAlongTest {
  private static final Json.Obj READ = Stacks.create("ReadPolicy", Stacks.sharing("Read"));
  private static final Json.Obj BILL = Stacks.create("BillPolicy", Stacks.sharing("Bill"));

  private final MemoryRun run = new MemoryRun();

  @Test
  void bringsAStatementThatSomebodyElseRecorded() {
    run.recordsOnly(READ);
    assertThat(run.sids()).isEqualTo("none");

    run.invoke(BILL);

    assertThat(run.sids().split(",")).containsExactlyInAnyOrder("Read", "Bill");
    assertThat(run.tables.writes()).isEqualTo(1);
  }

  @Test
  void bringsNothingTwiceThatItsOwnerHadUnderAnotherLogicalId() {
    run.invoke(BILL);
    run.recordsOnly(READ);

    run.invoke(Stacks.create("RenamedPolicy", Stacks.sharing("Read")));

    assertThat(run.sids()).isEqualTo("Bill,Read");
  }

  @Test
  void isFoundByTheOneWhoseStatementWasBrought() {
    run.recordsOnly(READ);
    run.invoke(BILL);

    Json.Obj answer = run.answer(READ);

    assertThat(answer.text("Status")).contains("SUCCESS");
    assertThat(run.tables.writes()).isEqualTo(1);
    assertThat(run.entry("ReadPolicy").phase()).isInstanceOf(Phase.Applied.class);
  }

  @Test
  void takesAwayWhatSomebodyElseIsAboutToRemove() {
    run.invoke(READ);
    run.invoke(BILL);
    run.recordsOnly(Stacks.delete("ReadPolicy", Stacks.sharing("Read")));
    assertThat(run.sids()).isEqualTo("Read,Bill");

    run.invoke(Stacks.create("AuditPolicy", Stacks.sharing("Audit")));

    assertThat(run.sids()).isEqualTo("Bill,Audit");
  }

  @Test
  void replacesWhatSomebodyElseIsAboutToReplace() {
    run.invoke(READ);
    run.recordsOnly(Stacks.update("ReadPolicy", Stacks.sharing("List"), Stacks.sharing("Read")));

    run.invoke(BILL);

    assertThat(run.sids().split(",")).containsExactlyInAnyOrder("List", "Bill");
  }

  @Test
  void bringsItAlongWhenItLeaves() {
    run.invoke(BILL);
    run.recordsOnly(READ);

    run.invoke(Stacks.delete("BillPolicy", Stacks.sharing("Bill")));

    assertThat(run.sids()).isEqualTo("Read");
    assertThat(run.tables.writes()).isEqualTo(2);
  }

  @Test
  void bringsItAlongWhenItIsRepaired() {
    run.invoke(BILL);
    run.recordsOnly(READ);
    run.later(Duration.ofMinutes(1)).tamper(Orders.TABLE, Orders.document("Stranger"));

    run.invoke(Stacks.drift(Orders.TABLE));

    assertThat(run.sids().split(",")).containsExactlyInAnyOrder("Stranger", "Bill", "Read");
  }

  @Test
  void leavesItToItsOwnerWhenTheServiceRefusesIt() {
    run.recordsOnly(READ);
    run.tables.refuse("Read");

    String outcome = run.outcome(BILL);

    assertThat(outcome).isEqualTo("CREATED");
    assertThat(run.sids()).isEqualTo("Bill");
    assertThat(run.entry("ReadPolicy").phase()).isInstanceOf(Phase.Applying.class);
  }

  @Test
  void leavesItToItsOwnerWhenTheServiceRefusesItAsItLeaves() {
    run.invoke(BILL);
    run.recordsOnly(READ);
    run.tables.refuse("Read");

    assertThat(run.outcome(Stacks.delete("BillPolicy", Stacks.sharing("Bill"))))
        .isEqualTo("DELETED");

    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  void leavesItToItsOwnerWhenTheServiceRefusesItInARepair() {
    run.invoke(BILL);
    run.recordsOnly(READ);
    run.tables.refuse("Read");
    run.later(Duration.ofMinutes(1)).tamper(Orders.TABLE, Orders.document("Stranger"));

    run.invoke(Stacks.sweep());

    assertThat(run.sids()).isEqualTo("Stranger,Bill");
  }

  @Test
  void failsWhenItIsItsOwnStatementThatTheServiceRefuses() {
    run.recordsOnly(READ);
    run.tables.refuse("Bill");

    Json.Obj answer = run.answer(BILL);

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains("The principal of Bill is unknown.");
    assertThat(run.sids()).isEqualTo("none");
  }
}
