package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a request is carried out, something else about the same owner is. */
final class OvertakenTest {
  private static final Json.Obj FIRST = Stacks.apply("e-1", "deploy", Orders.properties("A"));
  private static final Json.Obj SECOND = Stacks.apply("e-2", "deploy", Orders.properties("B"));

  private final MemoryRun run = new MemoryRun();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesWayToALaterRequest(boolean recorded) {
    meanwhile(recorded, () -> run.later(Duration.ofSeconds(1)).invoke(replacing(SECOND)));

    assertThatThrownBy(() -> run.invoke(FIRST))
        .hasMessageContaining("A later request of deploy came in between");

    assertThat(run.sids()).isEqualTo("B");
    assertThat(run.entry("deploy").served().orElseThrow().request().id()).isEqualTo("e-2");
    assertThat(run.entry("deploy").phase()).isInstanceOf(Phase.Applied.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesWayToALaterRequestThatFoundSomethingThere(boolean recorded) {
    run.invoke(Stacks.apply("e-0", "deploy", Orders.properties("Old")));
    run.later(Duration.ofHours(1));

    givesWayTo(recorded);

    assertThat(run.sids()).isEqualTo("B");
  }

  @Test
  void isNotStoppedByALaterRequestThatFailed() {
    run.tables.refuse("B");
    run.tables.beforeWrite(
        () ->
            assertThatThrownBy(() -> run.later(Duration.ofSeconds(1)).invoke(SECOND))
                .hasMessageContaining("The principal of B"));

    run.invoke(FIRST);

    assertThat(run.sids()).isEqualTo("A");
  }

  @Test
  void isFinishedByASweepWithoutHarm() {
    run.tables.beforeWrite(() -> run.later(Duration.ofSeconds(1)).invoke(Stacks.sweep()));

    run.invoke(FIRST);

    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.entry("deploy").phase()).isInstanceOf(Phase.Applied.class);
    assertThat(run.entry("deploy").history()).hasSize(1);
  }

  private void givesWayTo(boolean recorded) {
    meanwhile(recorded, () -> run.later(Duration.ofSeconds(1)).invoke(SECOND));
    assertThatThrownBy(() -> run.invoke(FIRST)).hasMessageContaining("came in between");
  }

  /** Before the first request's write, or before it was recorded. */
  private void meanwhile(boolean recorded, Runnable step) {
    if (recorded) {
      run.tables.beforeWrite(step);
    } else {
      run.entries.beforeSave(step);
    }
  }

  private static Json.Obj replacing(Json.Obj request) {
    return Stacks.detail(request, "OnExisting", Json.of("Replace"));
  }
}
