package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function that remembers nothing says so where that matters, and works as ever elsewhere. */
final class WithoutMemoryTest {
  private final MemoryRun run = new MemoryRun().forgets();

  @ParameterizedTest
  @CsvSource({
    "OnOutOfBandChange, Repair, OnOutOfBandChange",
    "OnOutOfBandChange, Ignore, OnOutOfBandChange",
    "OnRecreate, Apply, OnRecreate",
    "OnDelete, Restore, OnDelete Restore"
  })
  void refusesASettingThatNeedsIt(String name, String value, String named) {
    Json.Obj answer = run.answer(Stacks.create(Orders.properties("A").with(name, Json.of(value))));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains(named + " needs the memory");
    assertThat(run.tables.reads()).isZero();
  }

  @Test
  void refusesAnOwner() {
    assertThatThrownBy(() -> run.invoke(Stacks.apply("e-1", "deploy", Orders.properties("A"))))
        .hasMessageContaining("Owner needs the memory");
    assertThat(run.tables.reads()).isZero();
  }

  @Test
  void failsOnEventsThatSayNothingOfWhatIsDesired() {
    for (Json.Obj event :
        new Json.Obj[] {
          Stacks.drift(Orders.TABLE), Stacks.sweep(), Stacks.checkRequested(Orders.TABLE)
        }) {
      assertThatThrownBy(() -> run.invoke(event))
          .hasMessageContaining("set MEMORY_TABLE, or send {\"Desired\"");
    }
  }

  @Test
  void carriesOutRequests() {
    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
    assertThat(run.outcome(Stacks.update("B", "A"))).isEqualTo("UPDATED");
    assertThat(run.outcome(Stacks.delete("B"))).isEqualTo("DELETED");
    assertThat(run.entries.all()).isEmpty();
  }

  @Test
  void carriesOutRequestsForStatements() {
    run.invoke(Stacks.create("ReadPolicy", Stacks.sharing("Read")));
    run.invoke(Stacks.create("BillPolicy", Stacks.sharing("Bill")));
    assertThat(run.sids()).isEqualTo("Read,Bill");

    run.invoke(Stacks.delete("ReadPolicy", Stacks.sharing("Read")));

    assertThat(run.sids()).isEqualTo("Bill");
  }

  @Test
  void deletesAllTheSameWhatWasToBeRestored() {
    run.invoke(Stacks.create("A"));

    assertThat(run.outcome(Stacks.delete(Stacks.restoring("A")))).isEqualTo("DELETED");
  }
}
