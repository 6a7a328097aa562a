package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Delete that puts back what a Create has replaced that was interrupted, or interfered with. */
@Tag("scenario-33")
final class RestoreAfterInterruptionTest {
  private final MemoryRun run = new MemoryRun();

  @Test
  void putsTheOldDocumentBackAlthoughTheCreateWasNeverAnswered() {
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.killedAfter(3).invoke(Stacks.create(Stacks.restoring("A")));
    assertThat(run.wasKilled()).isTrue();
    assertThat(run.sids()).isEqualTo("A");

    run.invoke(Stacks.delete(Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("Foreign");
  }

  @Test
  void putsBackWhatAStrangerAddedWhileItWasCreated() {
    run.tables.afterWrite(new PolicyFailure(FailureKind.UNCERTAIN, "No answer."));
    run.time.at(
        run.time.now().plusSeconds(1),
        () -> run.tamper(Orders.TABLE, Orders.document("A", "Stranger")));

    run.invoke(Stacks.create(Stacks.restoring("A")));
    assertThat(run.sids()).isEqualTo("A");
    run.invoke(Stacks.delete(Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void putsBackWhatAStrangerAddedHoweverOftenTheCreateIsDelivered() {
    Json.Obj create = Stacks.create(Stacks.restoring("A"));
    run.killedAfter(3).invoke(create);
    assertThat(run.sids()).isEqualTo("A");
    run.tamper(Orders.TABLE, Orders.document("A", "Stranger"));
    run.killedAfter(2).invoke(create);
    assertThat(run.sids()).isEqualTo("A,Stranger");

    run.invoke(create);
    assertThat(run.sids()).isEqualTo("A");
    run.invoke(Stacks.delete(Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  void putsNothingBackWhereOnlyPartOfItsOwnWasLeft() {
    Json.Obj both = Stacks.restoring("A").with("PolicyDocument", Orders.document("A", "B"));
    run.killedAfter(3).invoke(Stacks.create(both));
    run.tamper(Orders.TABLE, Orders.document("A"));

    run.invoke(Stacks.create(both));
    assertThat(run.sids()).isEqualTo("A,B");
    run.invoke(Stacks.delete(both));

    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  void putsBackWhatItSaysItselfWhereItWasThereBefore() {
    run.tamper(Orders.TABLE, Orders.document("A", "Foreign"));
    run.killedAfter(2).invoke(Stacks.create(Stacks.restoring("A")));
    run.invoke(Stacks.create(Stacks.restoring("A")));
    assertThat(run.sids()).isEqualTo("A");

    run.invoke(Stacks.delete(Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("A,Foreign");
  }

  @Test
  void putsBackWhatWasThereLastBeforeItsOwn() {
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.killedAfter(2).invoke(Stacks.create(Stacks.restoring("A")));
    assertThat(run.sids()).isEqualTo("Foreign");
    run.tamper(Orders.TABLE, Orders.document("Later"));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.create(Stacks.restoring("A")));
    assertThat(run.sids()).isEqualTo("A");

    run.later(Duration.ofMinutes(1)).invoke(Stacks.delete(Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("Later");
  }
}
