package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.time.Duration;
import java.time.Instant;
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
    Instant start = run.time.now();
    run.entries.beforeSave(() -> {});
    run.entries.beforeSave(
        () -> {
          throw EntriesInMemory.down();
        });

    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applied.class);
    assertThat(run.context.lines().getLast()).doesNotContain("unrecorded");
    assertThat(run.time.now()).as("not at once").isAfter(start);
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
  void failsTheRequestThatHadNothingToWrite() {
    run.invoke(Stacks.create("A"));
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.entries.refuse(Optional.of(EntriesInMemory.down()));
    int reads = run.tables.reads();

    Json.Obj answer = run.answer(Stacks.delete("A"));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains("does not answer");
    assertThat(run.entry("OrdersPolicy").isLive()).isTrue();
    assertThat(run.tables.reads()).as("looks only once").isEqualTo(reads + 1);
  }

  @Test
  void failsAtOnceTheRequestThatHadNothingToWriteWhenWaitingDoesNotHelp() {
    run.invoke(Stacks.create("A"));
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.entries.refuse(Optional.of(new PolicyFailure(FailureKind.LIMIT, "The item is too large.")));
    Instant start = run.time.now();

    Json.Obj answer = run.answer(Stacks.delete("A"));

    assertThat(answer.text("Reason").orElseThrow()).contains("too large");
    assertThat(run.time.now()).isEqualTo(start);
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
