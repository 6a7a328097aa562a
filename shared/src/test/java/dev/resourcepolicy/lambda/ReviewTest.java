package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.guard.SecondOpinion.Finding;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody else's judgement of what a request wants to have written. */
final class ReviewTest {
  private static final Finding GRAVE = new Finding(true, "INVALID_ACTION", "No such action.", "a");
  private static final Finding MILD = new Finding(false, "EMPTY_SID", "Name it.", "");

  private final MemoryRun run = new MemoryRun();
  private final List<String> asked = new ArrayList<>();

  @Test
  void stopsARequestBeforeItsFirstWrite() {
    run.asks(finding(MILD, GRAVE));

    Json.Obj answer = run.answer(Stacks.create("A"));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow())
        .contains("IAM Access Analyzer objects to PolicyDocument, and nothing was written:")
        .contains("INVALID_ACTION at a: No such action.")
        .doesNotContain("EMPTY_SID");
    assertThat(run.tables.writes()).isZero();
    assertThat(run.entries.all()).isEmpty();
  }

  @Test
  void isToldWithWhatTheRequestCameTo() {
    run.asks(finding(MILD));

    Json.Obj answer = run.answer(Stacks.create("A"));
    Json.Obj again = run.answer(Stacks.create("A"));

    assertThat(answer.text("Reason"))
        .contains("CREATED: There was no policy. IAM Access Analyzer says: EMPTY_SID: Name it.");
    assertThat(again).isEqualTo(answer);
    assertThat(asked).containsExactly("AWS::DynamoDB::Table false");
  }

  @Test
  void isNotAskedForWhereNothingIsToBeWritten() {
    run.invoke(Stacks.create("A"));
    run.asks(finding(GRAVE));

    assertThat(run.outcome(Stacks.update("A", "A"))).isEqualTo("UNCHANGED");
    assertThat(run.outcome(Stacks.delete("A"))).isEqualTo("DELETED");
    assertThat(asked).isEmpty();
  }

  @Test
  void isNotAskedForByARepair() {
    run.invoke(Stacks.create("A"));
    run.asks(finding(GRAVE)).tamper(Orders.TABLE, Orders.document("Stranger"));

    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("REPAIRED");
    assertThat(asked).isEmpty();
  }

  @Test
  void stopsAnExplicitRequestWithAndWithoutAMemory() {
    run.asks(finding(GRAVE));

    assertThatThrownBy(() -> run.invoke(Stacks.apply("1", "team", Orders.properties("A"))))
        .hasMessageContaining("INVALID_ACTION");
    run.forgets();
    assertThat(run.outcome(Stacks.create("A"))).contains("INVALID_ACTION");
    assertThat(run.tables.writes()).isZero();
  }

  @Test
  void knowsWhetherEverybodyIsMeant() {
    run.asks(finding(MILD));
    Json.Obj acknowledged = Orders.properties("A").with("AcknowledgePublicAccess", Json.of("true"));

    run.invoke(Stacks.create(acknowledged));

    assertThat(asked).containsExactly("AWS::DynamoDB::Table true");
  }

  @Test
  void isAskedForAgainWhenThatCanGoWellLater() {
    run.asks(
        (_, _, _) -> {
          asked.add("asked");
          if (asked.size() == 1) {
            throw new PolicyFailure(FailureKind.THROTTLED, "Too many calls.");
          }
          return List.of();
        });

    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
    assertThat(asked).hasSize(2);
  }

  @Test
  void failsTheRequestWhenItCannotBeHad() {
    run.asks(
        (_, _, _) -> {
          throw new PolicyFailure(FailureKind.DENIED, "Allow the call.");
        });

    assertThat(run.outcome(Stacks.create("A"))).contains("Allow the call.");
    assertThat(run.tables.writes()).isZero();
    assertThat(run.entries.all()).isEmpty();
  }

  private SecondOpinion finding(Finding... findings) {
    return (_, type, publicIsMeant) -> {
      asked.add(type + " " + publicIsMeant);
      return List.of(findings);
    };
  }
}
