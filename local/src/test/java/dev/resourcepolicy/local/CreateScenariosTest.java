package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Create comes to, as CloudFormation and the service see it. */
final class CreateScenariosTest {
  private static final Fixture DYNAMODB = Fixture.of("dynamodb");
  private static final Fixture SSM = Fixture.of("ssm");

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-1")
  void saysWhichRevisionTheServiceGaveThePolicy(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer answer = ScenarioAnswer.to(fixture.event("create"), bench);

      answer.succeededAs("CREATED");
      assertThat(answer.id()).isEqualTo(fixture.target());
      assertThat(answer.data("RevisionId")).isEqualTo(revisionReadBy(bench));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-2")
  void adoptsAPolicyThatSaysTheSameInAnotherFormAndKeepsItsRevision(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.created());
      bench.settle();
      Json.Obj create =
          Workbench.with(
              fixture.event("create"),
              "PolicyDocument",
              ScenarioVariation.inAnotherForm(fixture.created()));

      ScenarioAnswer first = ScenarioAnswer.to(create, bench).succeededAs("ADOPTED");
      bench.settle();
      ScenarioAnswer second = ScenarioAnswer.to(create, bench).succeededAs("ADOPTED");

      assertThat(first.data("RevisionId")).isNotEmpty().isEqualTo(second.data("RevisionId"));
      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-3")
  void showsHowAForeignPolicyDiffersFromTheDesiredOne(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();

      ScenarioAnswer answer = ScenarioAnswer.to(fixture.event("create"), bench);

      String theirs = fixture.service().equals("xray") ? "sqs.amazonaws.com" : "999988887777";
      String ours = fixture.service().equals("xray") ? "sns.amazonaws.com" : "444455556666";
      answer.failedSaying(fixture.target(), "Set OnExisting to Replace", theirs, ours);
    }
  }

  @ParameterizedTest
  @CsvSource({"dynamodb", "amp", "xray"})
  @Tag("scenario-4")
  void replacesAForeignPolicyUnderTheRevisionThatItRead(String service) {
    Fixture fixture = Fixture.of(service);
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();
      Json.Obj adopt =
          Workbench.with(fixture.event("create"), "PolicyDocument", fixture.foreign())
              .with("RequestId", Json.of("another"));
      String read = ScenarioAnswer.to(adopt, bench).succeededAs("ADOPTED").data("RevisionId");
      Json.Obj create = Workbench.with(fixture.event("create"), "OnExisting", Json.of("Replace"));

      ScenarioAnswer.to(create, bench).succeededAs("UPDATED");

      assertThat(bench.writes())
          .singleElement()
          .matches(write -> write.input().text(fixture.tokenMember()).orElse("").equals(read));
    }
  }

  @Test
  @Tag("scenario-6")
  void waitsForATableThatWasCreatedAMomentAgo() {
    try (var bench = new Workbench(DYNAMODB)) {
      String created = DYNAMODB.target() + "New";
      String create = DYNAMODB.event("create").text().replace(DYNAMODB.target(), created);
      bench.time.at(
          bench.time.now().plusSeconds(4),
          () ->
              bench.standIn.answer(
                  "dynamodb",
                  "CreateTable",
                  (Json.Obj)
                      Json.parse(
                          """
                          {"TableName": "OrdersNew", "BillingMode": "PAY_PER_REQUEST",
                           "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                           "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}\
                          """)));

      ScenarioAnswer answer = ScenarioAnswer.to((Json.Obj) Json.parse(create), bench);

      assertThat(answer.succeededAs("CREATED").id()).isEqualTo(created);
    }
  }

  @Test
  @Tag("scenario-6")
  void saysThatAWorkspaceIsMissing() {
    Fixture amp = Fixture.of("amp");
    try (var bench = new Workbench(amp)) {
      Instant started = bench.time.now();
      Json.Obj create =
          (Json.Obj) Json.parse(amp.event("create").text().replace(amp.target(), "ws-gone"));

      ScenarioAnswer answer = ScenarioAnswer.to(create, bench);

      answer.failedSaying("ws-gone", "ResourceNotFoundException");
      assertThat(answer.id()).startsWith("not-created:");
      assertThat(bench.time.now()).isBefore(started.plusSeconds(15));
    }
  }

  @Test
  @Tag("scenario-7")
  void findsItsOwnPolicyWhenTheSameCreateComesToAnotherExecutionEnvironment() {
    try (var bench = new Workbench(SSM)) {
      ScenarioAnswer first = ScenarioAnswer.to(SSM.event("create"), bench).succeededAs("CREATED");
      bench.settle();

      ScenarioAnswer second = ScenarioAnswer.to(SSM.event("create"), bench);

      second.succeededAs("ADOPTED");
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(second.data("PolicyId")).isEqualTo(first.data("PolicyId"));
      assertThat(second.data("PolicyHash")).isEqualTo(first.data("PolicyHash"));
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @Test
  @Tag("scenario-7")
  void createsNoSecondPolicyWhenTheFirstAnswerWasLostAndTheCreateComesAgain() {
    try (var bench = new Workbench(SSM)) {
      var wire = new ScenarioWire(bench);
      wire.fault(SSM.put(), new Fault.DropAfter(), 1);
      wire.fault(SSM.read(), new Fault.Latency(Duration.ZERO), 1);
      wire.fault(SSM.read(), new Fault.Denied(), 1);

      ScenarioAnswer lost = ScenarioAnswer.to(SSM.event("create"), bench);
      ScenarioAnswer again = ScenarioAnswer.to(SSM.event("create"), bench);

      assertThat(lost.failedSaying("AccessDeniedException").id()).startsWith("unconfirmed:");
      again.succeededAs("ADOPTED");
      wire.assertHolds(SSM.created());
    }
  }

  @Test
  @Tag("scenario-9")
  void givesUpOnAPrincipalThatDoesNotAppear() {
    try (var bench = new Workbench(DYNAMODB)) {
      Instant started = bench.time.now();
      new ScenarioWire(bench).fault(DYNAMODB.put(), new Fault.InvalidPrincipal(), 1000);

      ScenarioAnswer answer = ScenarioAnswer.to(DYNAMODB.event("create"), bench);

      answer.failedSaying("Invalid principal", "Check that the principals exist");
      assertThat(Duration.between(started, bench.time.now()))
          .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }
  }

  private static String revisionReadBy(Workbench bench) {
    bench.settle();
    return ScenarioAnswer.to(bench.fixture.event("create"), bench)
        .succeededAs("ADOPTED")
        .data("RevisionId");
  }
}
