package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process may end at any of a repair's calls, and a target at any time. */
final class InterruptedRepairTest {
  private final MemoryRun run = new MemoryRun();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void isMadeByTheNextSweep(int call) {
    drift("Ignore");
    run.killedAfter(call).invoke(Stacks.drift(Orders.TABLE));

    run.later(Duration.ofMinutes(1)).invoke(Stacks.sweep());

    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.entry("OrdersPolicy").repairs().at()).hasSizeBetween(1, 2);
    assertThat(run.entry("OrdersPolicy").repairs().suspended()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Ignore, true", "Apply, false"})
  void endsWithTheTargetThatIsGoneBeforeTheWrite(String onRecreate, boolean suspended) {
    drift(onRecreate);
    run.tables.beforeWrite(() -> run.tables.drop(Orders.TABLE));

    Json.Obj result = (Json.Obj) run.invoke(Stacks.sweep()).orElseThrow();

    assertThat(result.get("missing")).contains(Json.of(1));
    assertThat(result.get("failed")).contains(Json.of(0));
    assertThat(run.entry("OrdersPolicy").repairs().at()).isEmpty();
    assertThat(run.entry("OrdersPolicy").repairs().suspended().isPresent()).isEqualTo(suspended);
  }

  private void drift(String onRecreate) {
    run.invoke(Stacks.create(Orders.properties("A").with("OnRecreate", Json.of(onRecreate))));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));
  }
}
