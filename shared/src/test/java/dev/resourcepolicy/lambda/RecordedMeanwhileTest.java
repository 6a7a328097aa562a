package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Repairs;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request whose entry somebody else has touched before it could record its end. */
final class RecordedMeanwhileTest {
  private final MemoryRun run = new MemoryRun();

  @BeforeEach
  void isDeployed() {
    run.invoke(Stacks.create("A"));
    run.later(Duration.ofMinutes(1));
  }

  @Test
  void isRecordedOverWhatACheckHasRecordedMeanwhile() {
    run.entries.beforeSave(this::repairs);

    assertThat(run.outcome(Stacks.update("A", "A"))).isEqualTo("UNCHANGED");
    assertThat(run.entry("OrdersPolicy").request().orElseThrow().id())
        .isEqualTo("Update OrdersPolicy");
  }

  @Test
  void doesNotHideALaterRequestThatCameInBetween() {
    run.entries.beforeSave(this::laterRequest);

    Json.Obj answer = run.answer(Stacks.update("A", "A"));

    assertThat(answer.text("Reason").orElseThrow()).contains("A later request");
    assertThat(run.entry("OrdersPolicy").request().orElseThrow().id()).isEqualTo("later");
  }

  @Test
  void isRecordedOverWhatACheckHasRecordedSinceTheWrite() {
    run.entries.beforeSave(() -> {});
    run.entries.beforeSave(this::repairs);

    assertThat(run.outcome(Stacks.update("B", "A"))).isEqualTo("UPDATED");
    assertThat(run.entry("OrdersPolicy").phase()).isInstanceOf(Phase.Applied.class);
    assertThat(run.context.lines().getLast()).doesNotContain("unrecorded");
  }

  @Test
  void doesNotHideALaterRequestThatCameSinceTheWrite() {
    run.entries.beforeSave(() -> {});
    run.entries.beforeSave(this::laterRequest);

    assertThat(run.outcome(Stacks.update("B", "A"))).isEqualTo("UPDATED");
    assertThat(run.entry("OrdersPolicy").request().orElseThrow().id()).isEqualTo("later");
    assertThat(run.context.lines().getLast()).contains("\"unrecorded\":\"A later request");
  }

  @Test
  void isTriedNoLongerThanTheInvocationLasts() {
    run.invoke(Stacks.apply("e-1", "team", other("A")));
    isRepairedBeforeEachSave(3);

    assertThatThrownBy(() -> run.invoke(Stacks.apply("e-2", "team", other("A"))))
        .isInstanceOfSatisfying(
            PolicyFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT));
  }

  private void isRepairedBeforeEachSave(int times) {
    if (times > 0) {
      run.entries.beforeSave(
          () -> {
            run.time.sleep(Duration.ofSeconds(30));
            repairs("team");
            isRepairedBeforeEachSave(times - 1);
          });
    }
  }

  private static Json.Obj other(String sid) {
    return Orders.properties(sid).with("ResourceArn", Json.of(Orders.OTHER_TABLE));
  }

  private void repairs() {
    repairs("OrdersPolicy");
  }

  private void repairs(String owner) {
    Entry entry = run.entry(owner);
    run.entries.save(entry.with(Repairs.NONE.and(run.time.now(), Duration.ofHours(1))));
  }

  private void laterRequest() {
    var later = new Phase.Applying(new PolicyState.Absent(), new Entry.Request("later", "1"));
    run.entries.save(run.entry("OrdersPolicy").in(later));
  }
}
