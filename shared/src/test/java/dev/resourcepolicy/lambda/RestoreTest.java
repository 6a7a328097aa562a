package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Delete that puts back what the Create has replaced. */
@Tag("scenario-33")
final class RestoreTest {
  private final MemoryRun run = new MemoryRun();

  @Test
  void putsTheOldDocumentBack() {
    createOverForeign();

    String outcome = run.outcome(Stacks.delete(Stacks.restoring("A")));

    assertThat(outcome).isEqualTo("DELETED");
    assertThat(run.sids()).isEqualTo("Foreign");
  }

  @Test
  void putsTheOldDocumentBackAfterUpdates() {
    createOverForeign();
    update("B", "A", 1);
    run.tamper(Orders.TABLE, Orders.document("Between"));
    update("C", "B", 2);

    run.invoke(Stacks.delete(Stacks.restoring("C")));

    assertThat(run.sids()).isEqualTo("Foreign");
  }

  @Test
  void isNotMisledByItsOwnEarlierDocument() {
    createOverForeign();
    run.invoke(Stacks.delete(Stacks.restoring("A")));
    run.tamper(Orders.TABLE, Orders.document("Later"));
    run.invoke(Stacks.again(Stacks.create(Stacks.restoring("B")), "second life"));

    run.invoke(Stacks.again(Stacks.delete(Stacks.restoring("B")), "second end"));

    assertThat(run.sids()).isEqualTo("Later");
  }

  @Test
  void putsBackWhatItSaysItselfAlsoInASecondLife() {
    createOverForeign();
    run.invoke(Stacks.delete(Stacks.restoring("A")));
    run.tamper(Orders.TABLE, Orders.document("A", "Later"));
    run.invoke(Stacks.again(Stacks.create(Stacks.restoring("A")), "second life"));
    assertThat(run.sids()).isEqualTo("A");

    run.invoke(Stacks.again(Stacks.delete(Stacks.restoring("A")), "second end"));

    assertThat(run.sids()).isEqualTo("A,Later");
  }

  @Test
  void leavesWhatAStrangerPutThereMeanwhile() {
    createOverForeign();
    run.tamper(Orders.TABLE, Orders.document("Stranger"));

    Json.Obj answer = run.answer(Stacks.delete(Stacks.restoring("A")));

    assertThat(answer.text("Reason").orElseThrow()).contains("SKIPPED_FOREIGN");
    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void takesItsOwnStatementsOutOfWhatAStrangerAddedTo() {
    createOverForeign();
    run.tamper(Orders.TABLE, Orders.document("A", "Stranger"));

    run.invoke(Stacks.delete(Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void deletesWhatItReplacedUnlessItIsToRestoreIt() {
    Json.Obj replacing = Orders.properties("A").with("OnExisting", Json.of("Replace"));
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.invoke(Stacks.create(replacing));

    run.invoke(Stacks.delete(replacing));

    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  void deletesWhenNothingWasReplaced() {
    run.invoke(Stacks.create(Stacks.restoring("A")));

    run.invoke(Stacks.delete(Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  void doesNotTakeForReplacedWhatItPutThereItself() {
    run.tamper(Orders.TABLE, Orders.document("A")); // before there was a memory

    update("B", "A", 1);
    run.invoke(Stacks.delete(Stacks.restoring("B")));

    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  void keepsTheLastTenDocumentsWithTheirTimeOwnerAndRequest() {
    run.invoke(Stacks.create("S0"));
    IntStream.rangeClosed(1, 12).forEach(i -> update("S" + i, "S" + (i - 1), i));

    Entry entry = run.entry("OrdersPolicy");

    assertThat(entry.history()).hasSize(10);
    Entry.Version newest = entry.history().getFirst();
    assertThat(newest.document().text()).isEqualTo(Orders.document("S12").text());
    assertThat(newest.at()).isEqualTo(run.time.now());
    assertThat(newest.owner().name()).isEqualTo(Stacks.STACK + "/OrdersPolicy");
    assertThat(newest.request().id()).isEqualTo("update-12");
    assertThat(entry.history().getLast().request().id()).isEqualTo("update-3");
  }

  private void createOverForeign() {
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.invoke(Stacks.create(Stacks.restoring("A")));
    assertThat(run.sids()).isEqualTo("A");
  }

  private void update(String sid, String before, int number) {
    run.later(Duration.ofMinutes(1))
        .invoke(
            Stacks.again(
                Stacks.update("OrdersPolicy", Stacks.restoring(sid), Stacks.restoring(before)),
                "update-" + number));
  }
}
