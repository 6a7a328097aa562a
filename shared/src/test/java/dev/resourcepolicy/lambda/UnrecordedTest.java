package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Repairs;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A memory that fails: before a write nothing happens, after it everything has. */
final class UnrecordedTest {
  private final MemoryRun run = new MemoryRun();

  @Test
  void failsTheRequestBeforeTheWrite() {
    run.entries.refuse(
        Optional.of(new PolicyFailure(FailureKind.DENIED, "PutItem is denied on Memory.")));

    Json.Obj answer = run.answer(Stacks.create("A"));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains("PutItem is denied on Memory.");
    assertThat(run.tables.writes()).isZero();
  }

  @Test
  void failsTheRequestWhenItCannotEvenBeRead() {
    run.entries.garble(Orders.TABLE);

    Json.Obj answer = run.answer(Stacks.create("A"));

    assertThat(answer.text("Reason").orElseThrow()).contains("garbled");
    assertThat(run.tables.writes()).isZero();
    assertThat(run.tables.reads()).isZero();
  }

  @Test
  void isTriedAgainWhenItMayPass() {
    run.entries.beforeSave(
        () -> {
          throw EntriesInMemory.down();
        });

    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
    assertThat(run.tables.writes()).isEqualTo(1);
  }

  @Test
  void isTriedAgainAfterTheWrite() {
    run.entries.beforeSave(() -> {});
    run.entries.beforeSave(
        () -> {
          throw EntriesInMemory.down();
        });

    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applied.class);
    assertThat(run.context.lines().getLast()).doesNotContain("unrecorded");
  }

  @Test
  void isTriedAgainAfterTheWriteWhenItIsDenied() {
    run.entries.beforeSave(() -> {});
    run.entries.beforeSave(
        () -> {
          throw new PolicyFailure(FailureKind.DENIED, "PutItem is denied on Memory.");
        });

    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applied.class);
  }

  @Test
  void isRecordedOverWhatACheckHasRecordedMeanwhile() {
    run.invoke(Stacks.create("A"));
    run.entries.beforeSave(
        () -> {
          Entry entry = run.entry("OrdersPolicy");
          run.entries.save(entry.with(Repairs.NONE.and(run.time.now(), Duration.ofHours(1))));
        });

    assertThat(run.later(Duration.ofMinutes(1)).outcome(Stacks.update("A", "A")))
        .isEqualTo("UNCHANGED");
    assertThat(run.entry("OrdersPolicy").request().orElseThrow().id())
        .isEqualTo("Update OrdersPolicy");
  }

  @Test
  void doesNotHideALaterRequestThatCameInBetween() {
    run.invoke(Stacks.create("A"));
    var later = new Phase.Applying(new PolicyState.Absent(), new Entry.Request("later", "1"));
    run.entries.beforeSave(() -> run.entries.save(run.entry("OrdersPolicy").in(later)));

    Json.Obj answer = run.later(Duration.ofMinutes(1)).answer(Stacks.update("A", "A"));

    assertThat(answer.text("Reason").orElseThrow()).contains("A later request");
    assertThat(run.entry("OrdersPolicy").request().orElseThrow().id()).isEqualTo("later");
  }

  @Test
  void failsTheRequestThatHadNothingToWrite() {
    run.invoke(Stacks.create("A"));
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.entries.refuse(Optional.of(EntriesInMemory.down()));

    Json.Obj answer = run.answer(Stacks.delete("A"));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains("does not answer");
    assertThat(run.entry("OrdersPolicy").isLive()).isTrue();
  }

  @Test
  void isAskedForAgainWhenItDoesNotAnswerAtOnce() {
    run.entries.doesNotAnswerOnce();

    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
  }

  @Test
  void doesNotFailTheAnswerAfterTheWrite() {
    unrecorded(Stacks.create("A"));

    assertThat(run.answers.getLast().text("Status")).contains("SUCCESS");
    assertThat(run.context.lines().getLast())
        .contains("\"unrecorded\":\"The table Memory does not answer.\"");
    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applying.class);
  }

  @Test
  void isMadeUpForByTheNextSweep() {
    unrecorded(Stacks.create("A"));
    int writes = run.tables.writes();

    run.later(Duration.ofHours(1)).invoke(Stacks.sweep());

    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applied.class);
    assertThat(run.entry("OrdersPolicy").lastWritten()).isPresent();
    assertThat(run.tables.writes()).isEqualTo(writes);
  }

  @Test
  void isLeftToItsOwnRunAsLongAsThatMayBeAtWork() {
    unrecorded(Stacks.create("A"));

    run.later(Duration.ofMinutes(14)).invoke(Stacks.sweep());

    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applying.class);
  }

  @Test
  void isToldAsWhatItWasOnceASweepHasFinishedIt() {
    run.invoke(Stacks.create("A"));
    run.killedAfter(2).invoke(Stacks.update("B", "A"));
    run.later(Duration.ofHours(1)).told.clear();

    run.invoke(Stacks.sweep());

    assertThat(run.told)
        .singleElement()
        .satisfies(told -> assertThat(told.detail().text("outcome")).contains("UPDATED"));
  }

  @Test
  void isFinishedAsTheUpdateWouldHaveBeen() {
    run.invoke(Stacks.create("A"));
    run.killedAfter(2).invoke(Stacks.update("B", "A"));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));

    run.invoke(Stacks.sweep());

    assertThat(run.sids()).as("OnDrift is Overwrite").isEqualTo("B");
  }

  @Test
  void isFinishedAsTheCreateWouldHaveBeen() {
    run.killedAfter(2).invoke(Stacks.create("A"));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));

    Json.Obj sweep = (Json.Obj) run.invoke(Stacks.sweep()).orElseThrow();

    assertThat(run.sids()).as("OnExisting is Refuse").isEqualTo("Stranger");
    assertThat(sweep.get("failed")).contains(Json.of(1));
  }

  @Test
  void isMadeUpForByTheSameRequest() {
    unrecorded(Stacks.create("A"));
    String answer = run.answers.getLast().text();

    assertThat(run.answer(Stacks.create("A")).text()).isEqualTo(answer);

    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applied.class);
  }

  @Test
  void doesNotFailTheDeleteAfterTheWrite() {
    run.invoke(Stacks.create("A"));

    unrecorded(Stacks.delete("A"));

    assertThat(run.answers.getLast().text("Status")).contains("SUCCESS");
    assertThat(run.sids()).isEqualTo("none");
    run.later(Duration.ofHours(1)).invoke(Stacks.sweep());
    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Removed.class);
  }

  @Test
  void isAsItWasAfterARequestThatFailed() {
    run.invoke(Stacks.create("A"));
    var before = run.entry("OrdersPolicy");
    run.tables.refuse("B");

    run.later(Duration.ofMinutes(1)).invoke(Stacks.update("B", "A"));

    assertThat(run.entry("OrdersPolicy").at(0)).isEqualTo(before.at(0));
  }

  @Test
  void expectsTheWriteThatMayHaveBeenMade() {
    var lost = new PolicyFailure(FailureKind.UNCERTAIN, "No answer.");
    run.tables.afterWrite(lost);
    run.time.at(run.time.now().plusSeconds(1), () -> run.tables.deny(Orders.TABLE));

    Json.Obj answer = run.answer(Stacks.create("A"));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applying.class);
    run.tables.accept();
    run.invoke(
        Stacks.delete("A")
            .with("PhysicalResourceId", answer.get("PhysicalResourceId").orElseThrow()));
    assertThat(run.sids()).isEqualTo("none");
    assertThat(run.entry("OrdersPolicy").isLive()).isFalse();
  }

  /** The request is carried out, and its second save fails. */
  private void unrecorded(Json.Obj request) {
    run.entries.beforeSave(() -> {});
    run.entries.beforeSave(
        () -> {
          run.entries.refuse(Optional.of(EntriesInMemory.down()));
          throw EntriesInMemory.down();
        });
    run.invoke(request);
    run.entries.refuse(Optional.empty());
  }
}
