package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.policy.PolicyState;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy goes from one owner to another: to a new logical id, or to another stack. */
@Tag("scenario-28")
final class RenamingTest {
  private static final Json.Obj A = Orders.properties("A");

  private final MemoryRun run = new MemoryRun();

  @ParameterizedTest
  @ValueSource(strings = {"Remove", "Force", "Restore"})
  void keepsThePolicyWhenTheOldIdIsDeleted(String onDelete) {
    Json.Obj properties = A.with("OnDelete", Json.of(onDelete));
    run.invoke(Stacks.create("Old", properties));

    assertThat(run.later(Duration.ofMinutes(1)).outcome(Stacks.create("New", properties)))
        .isEqualTo("ADOPTED");
    Json.Obj deleted = run.later(Duration.ofMinutes(1)).answer(Stacks.delete("Old", properties));

    assertThat(deleted.text("Reason").orElseThrow()).contains("it belongs to " + owner("New"));
    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.entry("/Old").isLive()).isFalse();
    assertThat(run.entry("/New").isLive()).isTrue();
    assertThat(run.later(Duration.ofMinutes(1)).outcome(Stacks.delete("New", A)))
        .isEqualTo("DELETED");
  }

  @Test
  void keepsThePolicyWhenTheNewIdIsRolledBack() {
    run.invoke(Stacks.create("Old", A));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.create("New", A));

    run.later(Duration.ofMinutes(1)).invoke(Stacks.delete("New", A));

    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.entry("/Old").isLive()).isTrue();
    assertThat(run.entry("/New").isLive()).isFalse();
    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("UNCHANGED");
  }

  @Test
  void givesTheOldOwnerItsDocumentBackWhenTheNewOneSaidOtherwise() {
    run.invoke(Stacks.create("Old", A));
    Json.Obj other = Orders.properties("B").with("OnExisting", Json.of("Replace"));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.create("New", other));
    assertThat(run.sids()).isEqualTo("B");

    run.later(Duration.ofMinutes(1)).invoke(Stacks.delete("New", other));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.sweep());

    assertThat(run.sids()).isEqualTo("A");
  }

  @Test
  void takesTheHistoryAndWhatWasReplacedAlong() {
    run.tamper(Orders.TABLE, Orders.document("Foreign"));
    run.invoke(Stacks.create("Old", Stacks.restoring("A")));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.create("New", Stacks.restoring("A")));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.delete("Old", Stacks.restoring("A")));

    assertThat(run.entry("/New").history().getFirst().owner().name()).isEqualTo(owner("Old"));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.delete("New", Stacks.restoring("A")));

    assertThat(run.sids()).isEqualTo("Foreign");
  }

  @Test
  void letsAnotherStackAdoptThePolicy() {
    run.invoke(Stacks.create("A"));

    String adopted = run.later(Duration.ofMinutes(1)).outcome(from("billing", Stacks.create("A")));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.delete("A"));

    assertThat(adopted).isEqualTo("ADOPTED");
    assertThat(run.sids()).isEqualTo("A");
  }

  @Test
  void checksForTheLatestOfSeveralOwnersOnly() {
    run.invoke(Stacks.create("A"));
    for (String stack : new String[] {"billing", "audit", "archive"}) {
      Json.Obj other = Orders.properties(stack).with("OnExisting", Json.of("Replace"));
      run.later(Duration.ofMinutes(1)).invoke(from(stack, Stacks.create(other)));
    }
    run.later(Duration.ofMinutes(1)).tamper(Orders.TABLE, Orders.document("Foreign"));
    int writes = run.tables.writes();

    run.invoke(Stacks.drift(Orders.TABLE));

    assertThat(run.sids()).isEqualTo("archive");
    assertThat(run.tables.writes()).isEqualTo(writes + 1);
  }

  @Test
  void takesThePolicyBackWithTheNextUpdate() {
    run.invoke(Stacks.create("A"));
    Json.Obj other = Orders.properties("B").with("OnExisting", Json.of("Replace"));
    run.later(Duration.ofMinutes(1)).invoke(from("billing", Stacks.create(other)));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.update("C", "A"));
    assertThat(run.sids()).isEqualTo("C");

    run.later(Duration.ofMinutes(1)).invoke(Stacks.drift(Orders.TABLE));

    assertThat(run.sids()).isEqualTo("C");
  }

  @Test
  @Tag("scenario-17")
  void keepsBothTargetsWhileAReplacementIsRolledBack() {
    Json.Obj other = A.with("ResourceArn", Json.of(Orders.OTHER_TABLE));
    run.invoke(Stacks.create(A));
    run.later(Duration.ofMinutes(1)).invoke(Stacks.update("OrdersPolicy", other, A));

    Json.Obj back =
        Stacks.again(Stacks.update("OrdersPolicy", A, other), "rollback")
            .with("PhysicalResourceId", Json.of(Orders.OTHER_TABLE));
    assertThat(run.later(Duration.ofMinutes(1)).outcome(back)).isIn("ADOPTED", "UNCHANGED");
    run.later(Duration.ofMinutes(1))
        .invoke(Stacks.delete(other).with("PhysicalResourceId", Json.of(Orders.OTHER_TABLE)));

    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.tables.policy(Orders.OTHER_TABLE)).isEqualTo(new PolicyState.Absent());
    assertThat(run.entries.all()).extracting(Entry::isLive).containsExactly(false, true);
  }

  private static Json.Obj from(String stack, Json.Obj request) {
    return Stacks.from(stack, request);
  }

  private static String owner(String logicalId) {
    return Stacks.STACK + "/" + logicalId;
  }
}
