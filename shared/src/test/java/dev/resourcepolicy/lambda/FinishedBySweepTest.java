package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a sweep makes of a request whose run ended before it did. */
final class FinishedBySweepTest {
  private final MemoryRun run = new MemoryRun();

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
  void isFinishedAsTheDeleteWouldHaveBeen() {
    Json.Obj sharing = Stacks.sharing("Read");
    run.invoke(Stacks.create("ReadPolicy", sharing));
    run.killedAfter(2).invoke(Stacks.delete("ReadPolicy", sharing));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, changed(Orders.document("Read")));

    run.invoke(Stacks.sweep());

    assertThat(run.sids()).as("the Sid is its own, whatever became of it").isEqualTo("none");
    assertThat(run.entry("ReadPolicy").isLive()).isFalse();
  }

  private static Json.Obj changed(Json.Obj document) {
    return (Json.Obj) Json.parse(document.text().replace("444455556666", "999988887777"));
  }
}
