package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.policy.PolicyState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a write took along, and its owner took back before the write was there. */
final class TakenBackTest {
  private static final Json.Obj UPDATE =
      Stacks.update("ReadPolicy", Stacks.sharing("List"), Stacks.sharing("Read"));
  private static final Json.Obj OTHERS_UPDATE =
      Stacks.update("BillPolicy", Stacks.sharing("Audit"), Stacks.sharing("Bill"));

  private final MemoryRun run = new MemoryRun();

  @BeforeEach
  void isShared() {
    run.invoke(Stacks.create("ReadPolicy", Stacks.sharing("Read")));
    run.invoke(Stacks.create("BillPolicy", Stacks.sharing("Bill")));
    run.later(Duration.ofMinutes(1));
  }

  @Test
  void isPutRightByTheWriter() {
    isTakenBackDuringTheWrite(UPDATE);

    assertThat(run.outcome(OTHERS_UPDATE)).isEqualTo("UPDATED");

    assertThat(run.sids()).isEqualTo("Audit,Read");
  }

  @Test
  void isPutRightByWhoeverLeaves() {
    isTakenBackDuringTheWrite(UPDATE);

    assertThat(run.outcome(Stacks.delete("BillPolicy", Stacks.sharing("Bill"))))
        .isEqualTo("DELETED");

    assertThat(run.sids()).isEqualTo("Read");
  }

  @Test
  void isPutRightByACheckOfAnother() {
    Json.Obj ignoring = Stacks.sharing("Read").with("OnOutOfBandChange", Json.of("Ignore"));
    run.invoke(Stacks.update("ReadPolicy", ignoring, Stacks.sharing("Read")));
    run.later(Duration.ofMinutes(1)).tamper(Orders.TABLE, Orders.document("Read"));
    isTakenBackDuringTheWrite(
        Stacks.again(Stacks.update("ReadPolicy", Stacks.sharing("List"), ignoring), "again"));

    run.invoke(Stacks.sweep());

    assertThat(run.sids().split(",")).containsExactlyInAnyOrder("Read", "Bill");
  }

  @Test
  void isPutRightForSeveralAtOnce() {
    run.invoke(Stacks.create("TellPolicy", Stacks.sharing("Tell")));
    Entry tell = run.entry("TellPolicy");
    Entry read = run.entry("ReadPolicy");
    run.recordsOnly(UPDATE);
    Entry.Phase begun = run.entry("ReadPolicy").phase();
    Entry saying = run.entries.save(wanting(Stacks.sharing("Say"), tell.in(begun)));
    long reading = run.entry("ReadPolicy").revision();
    run.tables.beforeWrite(
        () -> {
          run.entries.save(read.at(reading));
          run.entries.save(tell.at(saying.revision()));
        });

    assertThat(run.outcome(OTHERS_UPDATE)).isEqualTo("UPDATED");

    assertThat(run.sids().split(",")).containsExactlyInAnyOrder("Audit", "Read", "Tell");
  }

  @Test
  void isBroughtBackWhenItsOwnerStays() {
    isTakenBackDuringTheWrite(Stacks.delete("ReadPolicy", Stacks.sharing("Read")));

    run.invoke(OTHERS_UPDATE);

    assertThat(run.sids()).isEqualTo("Audit,Read");
  }

  @Test
  void isLeftAloneWhenAStrangerHasChangedItSince() {
    Json.Obj stranger = to("999999999999", Orders.document("Read"));
    Json.Obj changed = to("888888888888", Stacks.sharing("Read"));
    isTakenBackDuringTheWrite(Stacks.update("ReadPolicy", changed, Stacks.sharing("Read")));
    run.entries.afterQuery(() -> {});
    run.entries.afterQuery(() -> {});
    run.entries.afterQuery(() -> run.tamper(Orders.TABLE, stranger));

    assertThat(run.outcome(OTHERS_UPDATE)).isEqualTo("UPDATED");

    assertThat(run.tables.policy(Orders.TABLE))
        .isInstanceOfSatisfying(
            PolicyState.Present.class,
            policy -> assertThat(policy.document().text()).isEqualTo(stranger.text()));
  }

  @Test
  void isNotPutRightWhereItsOwnerStillWantsIt() {
    run.recordsOnly(UPDATE);
    int before = run.tables.writes();

    run.invoke(OTHERS_UPDATE);

    assertThat(run.sids().split(",")).containsExactlyInAnyOrder("List", "Audit");
    assertThat(run.tables.writes()).isEqualTo(before + 1);
  }

  @Test
  void failsTheWriterWhenNobodyCanTell() {
    run.recordsOnly(UPDATE);
    run.entries.afterQuery(() -> {});
    run.entries.afterQuery(() -> run.entries.garble(Orders.TABLE));

    Json.Obj answer = run.answer(OTHERS_UPDATE);

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains("garbled");
    assertThat(run.entry("BillPolicy").phase())
        .as("a check finishes it")
        .isInstanceOf(Phase.Applying.class);
  }

  /** The owner's request is recorded, and is withdrawn when the next write of a policy arrives. */
  private void isTakenBackDuringTheWrite(Json.Obj request) {
    Entry before = run.entry("ReadPolicy");
    run.recordsOnly(request);
    long recorded = run.entry("ReadPolicy").revision();
    run.tables.beforeWrite(() -> run.entries.save(before.at(recorded)));
  }

  private static Entry wanting(Json.Obj properties, Entry entry) {
    return new Entry(
        entry.key(),
        entry.phase(),
        properties,
        entry.since(),
        entry.replaced(),
        entry.served(),
        entry.repairs(),
        entry.history(),
        entry.revision());
  }

  /** The same for somebody else. */
  private static Json.Obj to(String account, Json.Obj grant) {
    return (Json.Obj) Json.parse(grant.text().replace("444455556666", account));
  }
}
