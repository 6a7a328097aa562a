package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks and requests from EventBridge, through the DynamoDB function. */
final class EventBridgeTest {
  private static final Fixture DYNAMODB = Fixture.of("dynamodb");

  private final Workbench bench = new Workbench(DYNAMODB);

  @BeforeEach
  void create() {
    bench.answer("create");
    bench.settle();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @Tag("scenario-44")
  @Tag("scenario-45")
  void repairsWhatAStrangerChangedAndRestsWhenItsOwnWriteIsReported() {
    tamper();

    Json.Obj repaired = result(DYNAMODB.event("policy-changed"));
    bench.settle();
    Json.Obj again = result(DYNAMODB.event("policy-changed"));

    assertThat(repaired.text("outcome")).contains("REPAIRED");
    assertThat(repaired.get("difference").orElseThrow().text()).contains("999988887777");
    assertThat(again.text("outcome")).contains("UNCHANGED");
    assertHoldsWhatIsDesired();
    assertThat(bench.writes()).hasSize(2);
  }

  @Test
  @Tag("scenario-48")
  void repairsOnceWhenItsReadsAreStaleAndTheEventComesTwice() {
    DYNAMODB.putByAStranger(bench.standIn, DYNAMODB.foreign());

    Json.Obj early = result(DYNAMODB.event("policy-changed"));
    Json.Obj duplicate = result(DYNAMODB.event("policy-changed"));

    assertThat(early.text("outcome")).contains("REPAIRED");
    assertThat(duplicate.text("outcome")).contains("UNCHANGED");
    assertHoldsWhatIsDesired();
    assertThat(bench.writes().stream().filter(call -> call.status() == 200)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"{}\""})
  @Tag("scenario-50")
  void checksEveryTargetAndReportsTheOneThatFails(String detail) {
    tamper();
    Json.Obj check = DYNAMODB.event("scheduled-check");
    Json.Obj desired = check.object("Desired").orElseThrow();
    Json missing = desired.with("ResourceArn", Json.of(DYNAMODB.target() + "Gone"));
    Json.Obj schedule =
        check.object("Notification").orElseThrow().with("detail", Json.parse(detail));

    var invoked =
        bench.invoke(
            check
                .with("Desired", new Json.Arr(List.of(missing, desired)))
                .with("Notification", schedule));

    assertThat(invoked.failure().orElseThrow())
        .hasMessageContaining("1 of 2 targets failed")
        .hasMessageContaining("OrdersGone not found");
    assertHoldsWhatIsDesired();
  }

  @Test
  @Tag("scenario-51")
  void writesNothingWhenEverythingIsInOrder() {
    assertThat(result(DYNAMODB.event("scheduled-check")).text("outcome")).contains("UNCHANGED");
    assertThat(bench.writes()).hasSize(1);
  }

  @Test
  @Tag("scenario-52")
  void refusesARequestForARevisionThatIsNotCurrentAndNamesTheCurrentOne() {
    tamper();
    Json.Obj request = DYNAMODB.event("apply-requested");
    Json.Obj detail = request.object("detail").orElseThrow();

    var stale = bench.invoke(request.with("detail", detail.with("ExpectedRevision", Json.of("1"))));
    String message = String.valueOf(stale.failure().orElseThrow().getMessage());
    String current = message.replaceAll("(?s).*current revision is (\\d+)\\..*", "$1");
    Json.Obj applied =
        result(request.with("detail", detail.with("ExpectedRevision", Json.of(current))));

    assertThat(message).contains("ExpectedRevision 1 is not current");
    assertThat(applied.text("outcome")).contains("UPDATED");
    assertHoldsWhatIsDesired();
  }

  @Test
  @Tag("scenario-52")
  void plansWithoutAWrite() {
    Json.Obj request = DYNAMODB.event("dry-run");
    Json.Obj detail = request.object("detail").orElseThrow();

    Json.Obj replacing =
        result(request.with("detail", detail.with("OnExisting", Json.of("Replace"))));
    Json.Obj refusing = result(request);

    assertThat(replacing.text("outcome")).contains("PLANNED");
    assertThat(replacing.get("difference").orElseThrow().text()).contains("AnalyticsReads");
    assertThat(refusing.text("outcome")).contains("PLANNED");
    assertThat(refusing.text("detail").orElseThrow()).startsWith("This would be refused.");
    assertThat(refusing.get("difference")).isEqualTo(replacing.get("difference"));
    assertThat(bench.writes()).hasSize(1);
  }

  @Test
  @Tag("scenario-53")
  void endsInAnErrorWhenItCannotRepair() {
    tamper();
    bench.standIn.faults().add("dynamodb", "PutResourcePolicy", new Fault.Denied(), 1);

    assertThat(bench.invoke(DYNAMODB.event("policy-changed")).failure().orElseThrow())
        .hasMessageContaining("AccessDeniedException")
        .hasMessageNotContaining("999988887777");
  }

  @Test
  @Tag("scenario-54")
  void returnsTheAnswerWhereThereIsNoUrlToSendItTo() {
    Json.Obj event = DYNAMODB.event("update");
    var members = new LinkedHashMap<>(event.members());
    members.remove("ResponseURL");

    var invoked = bench.invoke(new Json.Obj(members));

    assertThat(((Json.Obj) invoked.result().orElseThrow()).text("Status")).contains("SUCCESS");
    assertThat(bench.standIn.responses().received()).hasSize(1);
  }

  private void tamper() {
    DYNAMODB.putByAStranger(bench.standIn, DYNAMODB.foreign());
    bench.settle();
  }

  private Json.Obj result(Json event) {
    var invoked = bench.invoke(event);
    assertThat(invoked.failure()).isEmpty();
    return (Json.Obj) invoked.result().orElseThrow();
  }

  private void assertHoldsWhatIsDesired() {
    bench.settle();
    assertThat(DYNAMODB.documents(bench.standIn))
        .singleElement()
        .matches(PolicyDocument.observed(DYNAMODB.created().text())::isEquivalentTo);
  }
}
