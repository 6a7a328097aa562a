package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several owners of statements of one policy, and what they may not do to each other. */
final class SharersTest {
  private final MemoryRun run = new MemoryRun();

  @Test
  void shareOnePolicy() {
    three();

    assertThat(run.sids()).isEqualTo("Read,Bill,Audit");
    assertThat(run.entries.all()).hasSize(3);
  }

  @Test
  void deleteThePolicyWithTheLastOneOut() {
    three();

    run.invoke(Stacks.delete("ReadPolicy", Stacks.sharing("Read")));
    assertThat(run.sids()).isEqualTo("Bill,Audit");
    run.invoke(Stacks.from("billing", Stacks.delete("BillPolicy", Stacks.sharing("Bill"))));
    assertThat(run.sids()).isEqualTo("Audit");
    run.invoke(
        Stacks.apply("e-2", "audit", Stacks.sharing("Audit"))
            .with("detail-type", Json.of("Resource Policy Remove Requested")));

    assertThat(run.sids()).isEqualTo("none");
    assertThat(run.entries.all()).noneMatch(entry -> entry.isLive());
  }

  @Test
  void areNamedToWhoeverWantsTheWholeDocument() {
    three();
    int writes = run.tables.writes();

    Json.Obj whole = Orders.properties("Whole").with("OnExisting", Json.of("Replace"));
    Json.Obj answer = run.answer(Stacks.create("Whole", whole));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow())
        .contains(Stacks.STACK + "/ReadPolicy", "stack/billing/1/BillPolicy", "audit");
    assertThat(run.sids()).isEqualTo("Read,Bill,Audit");
    assertThat(run.tables.writes()).isEqualTo(writes);
  }

  @Test
  void areToldWhoOwnsTheWholeDocument() {
    run.invoke(Stacks.create("A"));

    Json.Obj answer = run.answer(Stacks.create("ReadPolicy", Stacks.sharing("Read")));

    assertThat(answer.text("Reason").orElseThrow())
        .contains("belongs as a whole to " + Stacks.STACK + "/OrdersPolicy");
    assertThat(run.sids()).isEqualTo("A");
  }

  @Test
  void areToldWhoOwnsASid() {
    run.invoke(Stacks.from("billing", Stacks.create("BillPolicy", Stacks.sharing("Bill"))));
    Json.Obj wanted = Stacks.sharing("Bill").with("OnExisting", Json.of("Replace"));

    Json.Obj answer = run.answer(Stacks.create("Mine", wanted));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow())
        .contains("the Sid \"Bill\" belongs to")
        .contains("stack/billing/1/BillPolicy");
    assertThat(run.entries.all()).hasSize(1);
  }

  @Test
  void mayTakeTheSidOfOneThatHasLeft() {
    run.invoke(Stacks.from("billing", Stacks.create("BillPolicy", Stacks.sharing("Bill"))));
    run.invoke(Stacks.from("billing", Stacks.delete("BillPolicy", Stacks.sharing("Bill"))));

    assertThat(run.outcome(Stacks.create("Mine", Stacks.sharing("Bill")))).isEqualTo("CREATED");
  }

  @Test
  void giveUpWhatTheyHadWhenTheirNextRequestDoesNotKnowOfIt() {
    run.invoke(Stacks.from("billing", Stacks.create("BillPolicy", Stacks.sharing("Bill"))));
    run.invoke(Stacks.apply("e-1", "audit", Stacks.sharing("Audit")));
    run.later(Duration.ofMinutes(1));

    run.invoke(Stacks.apply("e-2", "audit", Stacks.sharing("Review")));

    assertThat(run.sids()).isEqualTo("Bill,Review");
  }

  @Test
  void keepTheirStatementsUnderANewLogicalId() {
    run.invoke(Stacks.create("Old", Stacks.sharing("Read")));
    run.invoke(Stacks.from("billing", Stacks.create("BillPolicy", Stacks.sharing("Bill"))));
    run.later(Duration.ofMinutes(1));

    String renamed = run.outcome(Stacks.create("New", Stacks.sharing("Read")));
    Json.Obj deleted = run.answer(Stacks.delete("Old", Stacks.sharing("Read")));

    assertThat(renamed).isEqualTo("ADOPTED");
    assertThat(deleted.text("Reason").orElseThrow()).contains("belong to another owner by now");
    assertThat(run.sids()).isEqualTo("Read,Bill");
    run.invoke(Stacks.delete("New", Stacks.sharing("Read")));
    assertThat(run.sids()).isEqualTo("Bill");
  }

  @Test
  void leaveOneAnotherAloneWhenOneStopsSharing() {
    run.invoke(Stacks.create("ReadPolicy", Stacks.sharing("Read")));
    Json.Obj whole = Orders.properties("Read", "More");
    run.later(Duration.ofMinutes(1));

    String alone = run.outcome(Stacks.update("ReadPolicy", whole, Stacks.sharing("Read")));

    assertThat(alone).isIn("UPDATED", "CREATED");
    assertThat(run.sids()).isEqualTo("Read,More");
    assertThat(run.answer(Stacks.create("Other", Stacks.sharing("Other"))).text("Reason"))
        .hasValueSatisfying(reason -> assertThat(reason).contains("belongs as a whole"));
  }

  @Test
  void areRepairedEachForItself() {
    three();
    run.later(Duration.ofMinutes(1)).tamper(Orders.TABLE, Orders.document("Stranger", "Bill"));

    run.invoke(Stacks.drift(Orders.TABLE));

    assertThat(run.sids().split(","))
        .containsExactlyInAnyOrder("Stranger", "Bill", "Read", "Audit");
  }

  private void three() {
    run.invoke(Stacks.create("ReadPolicy", Stacks.sharing("Read")));
    run.invoke(Stacks.from("billing", Stacks.create("BillPolicy", Stacks.sharing("Bill"))));
    run.invoke(Stacks.apply("e-1", "audit", Stacks.sharing("Audit")));
  }
}
