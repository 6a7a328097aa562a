package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Seen;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a notification of somebody's change sets off, and what it does not. */
final class NotificationScenariosTest {
  private static final Fixture DYNAMODB = Fixture.of("dynamodb");

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-44")
  @Tag("scenario-45")
  void repairsAStrangersChangeOnceUnderItsRevision(Fixture fixture) {
    try (var bench = drifted(fixture)) {
      Json.Obj repaired = result(bench, fixture.event("policy-changed"));
      int writes = bench.writes().size();
      bench.settle();
      Json.Obj ownWrite = result(bench, fixture.event("policy-changed"));

      assertThat(repaired.text("outcome")).contains("REPAIRED");
      assertThat(repaired.text("target")).contains(fixture.target());
      assertThat(repaired.get("difference").orElseThrow().text())
          .contains(fixture.service().equals("xray") ? "sqs.amazonaws.com" : "999988887777");
      assertThat(ownWrite.text("outcome")).contains("UNCHANGED");
      assertThat(bench.writes()).hasSize(writes);
      assertEnds(bench, fixture.created());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-44")
  void createsAgainWhatAStrangerDeleted(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioWrite.UPDATE.prepare(bench);
      fixture.deleteByAStranger(bench.standIn);
      bench.settle();

      Json.Obj repaired = result(bench, fixture.event("policy-changed"));

      assertThat(repaired.text("outcome")).contains("REPAIRED");
      assertEnds(bench, fixture.created());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-45")
  void ignoresItsOwnRolesWrite(Fixture fixture) {
    try (var bench = drifted(fixture)) {
      List<Seen> before = bench.standIn.calls();

      var invoked =
          ScenarioEnvironment.on(bench)
              .as("arn:aws:iam::111122223333:role/Administrator")
              .invoke(fixture.event("policy-changed"));

      assertIgnored((Json.Obj) invoked.result().orElseThrow(), "this function's own write");
      assertThat(bench.standIn.calls()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-46")
  void ignoresAChangeOfAnotherTarget(Fixture fixture) {
    Json.Obj sample = fixture.event("policy-changed");
    Json.Obj notification = sample.object("Notification").orElseThrow();
    String other = fixture.target() + "-other";
    Json elsewhere = Json.parse(notification.text().replace(fixture.target(), other));
    try (var bench = drifted(fixture)) {
      assertIgnoredWithoutACall(bench, sample.with("Notification", elsewhere), other);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "detail,       errorCode,   AccessDenied,              AccessDenied",
    "detail,       errorCode,   PolicyNotFoundException,   PolicyNotFoundException",
    "detail,       eventName,   GetResourcePolicy,         GetResourcePolicy changes no policy",
    "detail,       eventName,   UpdateTable,               UpdateTable changes no policy",
    "detail,       eventSource, ssm.amazonaws.com,         it is about ssm.amazonaws.com",
    "Notification, account,     999988887777,              account 999988887777",
    "Notification, region,      us-east-1,                 Region us-east-1",
  })
  @Tag("scenario-46")
  void ignoresWhatIsNoSuccessfulChangeHere(String of, String member, String value, String reason) {
    try (var bench = drifted(DYNAMODB)) {
      assertIgnoredWithoutACall(bench, changed(of, member, value), reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"com.example.orders", "aws", "Aws.dynamodb", "''", "com.example/aws.dynamodb"})
  @Tag("scenario-47")
  void doesNotTakeSomebodysEventForCloudTrails(String source) {
    try (var bench = drifted(DYNAMODB)) {
      assertIgnoredWithoutACall(
          bench, changed("Notification", "source", source), "is not an AWS service");
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-48")
  void writesOnceForEventsThatComeTwiceAndLate(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioWrite.UPDATE.prepare(bench);
      int before = accepted(bench);
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      Json.Obj event = fixture.event("policy-changed");
      Json.Obj notification = event.object("Notification").orElseThrow();
      Json.Obj deletion =
          notification.with(
              "detail",
              notification
                  .object("detail")
                  .orElseThrow()
                  .with("eventName", Json.of(fixture.delete())));

      result(bench, event);
      result(bench, event.with("Notification", deletion));
      result(bench, event);

      assertThat(accepted(bench)).isEqualTo(before + 1);
      assertEnds(bench, fixture.created());
    }
  }

  private static Workbench drifted(Fixture fixture) {
    var bench = new Workbench(fixture);
    ScenarioWrite.UPDATE.prepare(bench);
    fixture.putByAStranger(bench.standIn, fixture.foreign());
    bench.settle();
    return bench;
  }

  private static Json.Obj changed(String of, String member, String value) {
    Json.Obj event = DYNAMODB.event("policy-changed");
    Json.Obj notification = event.object("Notification").orElseThrow();
    Json.Obj detail = notification.object("detail").orElseThrow();
    return event.with(
        "Notification",
        of.equals("detail")
            ? notification.with("detail", detail.with(member, Json.of(value)))
            : notification.with(member, Json.of(value)));
  }

  private static Json.Obj result(Workbench bench, Json event) {
    var invoked = bench.invoke(event);
    assertThat(invoked.failure()).isEmpty();
    return (Json.Obj) invoked.result().orElseThrow();
  }

  private static void assertIgnoredWithoutACall(Workbench bench, Json event, String reason) {
    List<Seen> before = bench.standIn.calls();
    assertIgnored(result(bench, event), reason);
    assertThat(bench.standIn.calls()).isEqualTo(before);
  }

  private static void assertIgnored(Json.Obj result, String reason) {
    assertThat(result.text("outcome")).contains("IGNORED");
    assertThat(result.text("detail").orElseThrow()).contains(reason);
  }

  private static int accepted(Workbench bench) {
    return (int) bench.writes().stream().filter(call -> call.status() / 100 == 2).count();
  }

  private static void assertEnds(Workbench bench, Json document) {
    var wire = new ScenarioWire(bench);
    wire.assertHolds(document);
    wire.assertEveryWriteNamesWhatItExpects();
  }
}
