package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.upkeep.Announcer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of requests, and of what is remembered, when it must not be there. */
final class GuardedTest {
  private static final Rails PUBLIC = rails("ALLOW_PUBLIC_ACCESS", "true");

  private final MemoryRun run = new MemoryRun();

  @Test
  void refusesACreateBeforeAnyCall() {
    Json.Obj answer = run.answer(Stacks.create(open("A")));

    assertThat(answer.text("Status")).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow())
        .contains("no call was made", "Statement[0] (Sid \"A\") by Principal AWS \"*\"");
    assertThat(run.tables.reads() + run.tables.writes()).isZero();
    assertThat(run.entries.all()).isEmpty();
  }

  @Test
  void refusesAnUpdateBeforeAnyCall() {
    run.invoke(Stacks.create("A"));
    int before = run.tables.reads();

    String outcome = run.outcome(Stacks.update("OrdersPolicy", open("B"), Orders.properties("A")));

    assertThat(outcome).contains("lets everybody in");
    assertThat(run.tables.reads()).isEqualTo(before);
    assertThat(run.sids()).isEqualTo("A");
  }

  @Test
  void refusesAnExplicitRequestAndACheck() {
    Json.Obj check = Json.Obj.of("Desired", open("A"), "Notification", Stacks.drift(Orders.TABLE));

    assertThatThrownBy(() -> run.invoke(Stacks.apply("1", "team", open("A"))))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining("lets everybody in");
    assertThatThrownBy(() -> run.invoke(check))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining("lets everybody in");
    assertThat(run.tables.reads() + run.tables.writes()).isZero();
  }

  @Test
  void letsARollbackStayWithWhatHasBecomeForbidden() {
    createdWhenItWasAllowed();
    Json.Obj worse = open("B");

    String refused = run.outcome(Stacks.update("OrdersPolicy", worse, open("A")));
    String rollback =
        run.outcome(Stacks.again(Stacks.update("OrdersPolicy", open("A"), worse), "rollback"));

    assertThat(refused).contains("lets everybody in");
    assertThat(rollback).isEqualTo("UNCHANGED");
    assertThat(run.tables.writes()).isEqualTo(1);
    assertThat(run.sids()).isEqualTo("A");
  }

  @Test
  void doesNotWriteWhatHasBecomeForbiddenInARollback() {
    createdWhenItWasAllowed();
    run.tamper(Orders.TABLE, Orders.document("Stranger"));

    String rollback = run.outcome(Stacks.update("OrdersPolicy", open("A"), open("B")));

    assertThat(rollback).contains("lets everybody in");
    assertThat(run.sids()).isEqualTo("Stranger");
  }

  @Test
  @Tag("scenario-32")
  void deletesWhatHasBecomeForbidden() {
    createdWhenItWasAllowed();

    assertThat(run.outcome(Stacks.delete(open("A")))).isEqualTo("DELETED");
    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  @Tag("scenario-44")
  void reportsDriftFromWhatHasBecomeForbiddenAndDoesNotRepairIt() {
    createdWhenItWasAllowed();
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));

    Json.Obj result = (Json.Obj) run.invoke(Stacks.drift(Orders.TABLE)).orElseThrow();
    Json.Obj sweep = (Json.Obj) run.invoke(Stacks.sweep()).orElseThrow();

    assertThat(result.text("outcome")).contains("REPORTED");
    assertThat(result.text("detail").orElseThrow())
        .startsWith("The policy has drifted, and it may not be put back: PolicyDocument lets");
    assertThat(result.get("difference").orElseThrow().text()).contains("Stranger");
    assertThat(sweep.get("reported")).contains(Json.of(1));
    assertThat(run.sids()).isEqualTo("Stranger");
    assertThat(run.told).extracting(told -> told.detailType()).contains(Announcer.DRIFT_DETECTED);
  }

  @Test
  @Tag("scenario-51")
  void findsNothingToTellWhileWhatHasBecomeForbiddenIsThere() {
    createdWhenItWasAllowed();
    run.later(Duration.ofHours(1));

    assertThat(run.came(Stacks.drift(Orders.TABLE))).isEqualTo("UNCHANGED");
  }

  @Test
  @Tag("scenario-33")
  void doesNotRestoreWhatMustNotBeThere() {
    run.tamper(Orders.TABLE, document("Foreign"));
    run.invoke(Stacks.create(Stacks.restoring("A")));

    Json.Obj answer = run.answer(Stacks.delete(Stacks.restoring("A")));

    assertThat(answer.text("Status")).contains("SUCCESS");
    assertThat(answer.text("Reason").orElseThrow())
        .startsWith("DELETED: The policy was deleted. What it had replaced was not put back:")
        .contains("Statement[0] (Sid \"Foreign\")");
    assertThat(run.answer(Stacks.delete(Stacks.restoring("A")))).isEqualTo(answer);
    assertThat(run.sids()).isEqualTo("none");
  }

  @Test
  @Tag("scenario-33")
  void saysNothingOfWhatItDidNotHaveToRestore() {
    run.tamper(Orders.TABLE, document("Foreign"));
    run.invoke(Stacks.create(Stacks.restoring("A")));
    run.tamper(Orders.TABLE, Orders.document("Stranger"));

    Json.Obj answer = run.answer(Stacks.delete(Stacks.restoring("A")));

    assertThat(answer.text("Reason").orElseThrow())
        .startsWith("SKIPPED: The policy was left alone")
        .doesNotContain("was not put back");
  }

  @Test
  @Tag("scenario-33")
  void restoresItWhereThatIsAllowed() {
    Json.Obj properties = Stacks.restoring("A").with("AcknowledgePublicAccess", Json.of("true"));
    run.within(PUBLIC).tamper(Orders.TABLE, document("Foreign"));
    run.invoke(Stacks.create(properties));

    assertThat(run.outcome(Stacks.delete(properties))).isEqualTo("DELETED");
    assertThat(run.sids()).isEqualTo("Foreign");
  }

  @Test
  void takesNothingAlongThatMustNotBeThere() {
    run.within(PUBLIC).killedBefore(3);
    run.invoke(Stacks.from("open", Stacks.create("Open", shared(open("Open")))));
    assertThat(run.entries.all()).hasSize(1);

    run.within(Rails.NONE_GIVEN);
    String outcome = run.outcome(Stacks.from("own", Stacks.create(Stacks.sharing("Own"))));

    assertThat(outcome).isEqualTo("CREATED");
    assertThat(run.sids()).isEqualTo("Own");
  }

  private void createdWhenItWasAllowed() {
    run.within(PUBLIC).invoke(Stacks.create(open("A")));
    assertThat(run.sids()).isEqualTo("A");
    run.within(Rails.NONE_GIVEN);
  }

  private static Rails rails(String variable, String value) {
    return Rails.of(name -> Optional.of(value).filter(_ -> name.equals(variable)));
  }

  private static Json.Obj shared(Json.Obj properties) {
    return properties.with("Ownership", Json.of("Statements"));
  }

  private static Json.Obj open(String sid) {
    return Orders.properties(sid)
        .with("PolicyDocument", document(sid))
        .with("AcknowledgePublicAccess", Json.of("true"));
  }

  private static Json.Obj document(String sid) {
    return (Json.Obj)
        Json.parse(Orders.document(sid).text().replace("{\"AWS\":\"444455556666\"}", "\"*\""));
  }
}
