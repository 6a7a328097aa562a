package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of policies when the function may not touch their targets any more. */
final class OutOfReachTest {
  private final MemoryRun run = new MemoryRun();

  @Test
  @Tag("scenario-32")
  void skipsADeleteOutsideOfItsTargetsAndTouchesNothing() {
    run.invoke(Stacks.create("A"));
    run.within(rails("ALLOWED_TARGETS", Orders.OTHER_TABLE));
    int reads = run.tables.reads();

    Json.Obj answer = run.answer(Stacks.delete("A"));

    assertThat(answer.text("Status")).contains("SUCCESS");
    assertThat(answer.text("Reason").orElseThrow())
        .contains("Nothing was removed.", "is none of the targets that this function may touch");
    assertThat(run.tables.reads()).isEqualTo(reads);
    assertThat(run.sids()).isEqualTo("A");
  }

  @Test
  void doesNotLookAtWhatIsOutsideOfItsTargets() {
    run.invoke(Stacks.create("A"));
    run.later(Duration.ofHours(1)).within(rails("ALLOWED_TARGETS", Orders.OTHER_TABLE));
    int reads = run.tables.reads();

    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("IGNORED");
    assertThat(run.tables.reads()).isEqualTo(reads);
  }

  @Test
  void refusesAnExplicitRemovalOutsideOfItsTargets() {
    Json.Obj remove =
        Stacks.apply("1", "team", Orders.properties("A"))
            .with("detail-type", Json.of("Resource Policy Remove Requested"));
    run.within(rails("ALLOWED_TARGETS", Orders.OTHER_TABLE));

    assertThatThrownBy(() -> run.invoke(remove))
        .hasMessageContaining("is none of the targets that this function may touch");
  }

  @Test
  @Tag("scenario-32")
  void deletesWhateverIsWrongWithItsEnvironment() {
    run.invoke(Stacks.create("A"));
    run.within(rails("ALLOWED_PRINCIPALS", "everybody"));

    assertThat(run.outcome(Stacks.update("B", "A"))).contains("\"everybody\" is neither");
    assertThat(run.outcome(Stacks.delete("A"))).isEqualTo("DELETED");
  }

  private static Rails rails(String variable, String value) {
    return Rails.of(name -> Optional.of(value).filter(_ -> name.equals(variable)));
  }
}
