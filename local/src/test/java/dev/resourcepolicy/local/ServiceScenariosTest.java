package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only one of the services brings up. */
final class ServiceScenariosTest {
  private static final Fixture DYNAMODB = Fixture.of("dynamodb");
  private static final Fixture SSM = Fixture.of("ssm");
  private static final Fixture XRAY = Fixture.of("xray");

  /** Nothing keeps two runs that find no policy from each creating one: the later one sees both. */
  @Test
  @Tag("scenario-5")
  void leavesOnePolicyWhenAnotherRunPutsTheSameToAParameterAtTheSameMoment() {
    try (var bench = new Workbench(SSM)) {
      var wire = new ScenarioWire(bench);
      wire.justBefore(SSM.put(), 1, () -> adds(bench, SSM.created()));

      ScenarioAnswer.to(SSM.event("create"), bench).succeededAs("CREATED");

      wire.assertHolds(SSM.created());
    }
  }

  @Test
  @Tag("scenario-5")
  void createsBesideAPolicyThatCameToAParameterAtTheSameMoment() {
    try (var bench = new Workbench(SSM)) {
      new ScenarioWire(bench).justBefore(SSM.put(), 1, () -> adds(bench, SSM.foreign()));

      ScenarioAnswer.to(SSM.event("create"), bench).succeededAs("CREATED");

      assertThat(SSM.documents(bench.standIn))
          .hasSize(2)
          .anyMatch(says(SSM.created()))
          .anyMatch(says(SSM.foreign()));
    }
  }

  @Test
  @Tag("scenario-5")
  void noticesThatSomebodyElsesPolicyCameToTheOpsItemGroupFirst() {
    String group = "arn:aws:ssm:eu-central-1:111122223333:opsitemgroup/default";
    Json.Obj stranger =
        Json.Obj.of("ResourceArn", Json.of(group), "Policy", Json.of(SSM.foreign().text()));
    Json document = Json.parse(SSM.created().text().replace(SSM.target(), group));
    Json.Obj create =
        Workbench.with(
            Workbench.with(SSM.event("create"), "ResourceArn", Json.of(group)),
            "PolicyDocument",
            document);
    try (var bench = new Workbench(SSM)) {
      new ScenarioWire(bench)
          .justBefore(SSM.put(), 1, () -> bench.standIn.answer("ssm", SSM.put(), stranger));

      ScenarioAnswer.to(create, bench).failedSaying("already has a policy", "999988887777");

      assertThat(bench.writes())
          .singleElement()
          .matches(write -> write.errorCode().isPresent(), "is refused");
    }
  }

  @Test
  @Tag("scenario-7")
  void findsItsOwnPolicyAmongSeveralOnAParameter() {
    try (var bench = new Workbench(SSM)) {
      bench.answer("create");
      adds(bench, SSM.foreign());

      ScenarioAnswer.to(SSM.event("update"), bench).succeededAs("UPDATED");
      List<PolicyDocument> updated = SSM.documents(bench.standIn);
      ScenarioAnswer.to(SSM.event("delete"), bench).succeededAs("DELETED");

      assertThat(updated).hasSize(2).anyMatch(says(SSM.updated())).anyMatch(says(SSM.foreign()));
      new ScenarioWire(bench).assertHolds(SSM.foreign());
    }
  }

  /** Nothing keeps two runs that find no policy from each creating one. */
  @Test
  @Tag("scenario-7")
  void leavesOnePolicyOfTwoThatSayTheSameOnAParameter() {
    try (var bench = new Workbench(SSM)) {
      bench.answer("create");
      adds(bench, SSM.created());

      ScenarioAnswer.to(SSM.event("update"), bench).succeededAs("UPDATED");
      new ScenarioWire(bench).assertHolds(SSM.updated());
    }
  }

  @Test
  @Tag("scenario-7")
  void deletesBothOfTwoPoliciesThatSayTheSameOnAParameter() {
    try (var bench = new Workbench(SSM)) {
      bench.answer("create");
      bench.answer("update");
      adds(bench, SSM.updated());
      adds(bench, SSM.foreign());

      ScenarioAnswer.to(SSM.event("delete"), bench).succeededAs("DELETED");
      new ScenarioWire(bench).assertHolds(SSM.foreign());
    }
  }

  @Test
  @Tag("scenario-8")
  void failsAtOnceWhenXRayHasItsFivePolicies() {
    try (var bench = new Workbench(XRAY)) {
      for (int i = 1; i <= 5; i++) {
        Json.Obj other =
            Json.Obj.of(
                "PolicyName", Json.of("other-" + i),
                "PolicyDocument", Json.of(XRAY.foreign().text()));
        bench.standIn.answer("xray", XRAY.put(), other);
      }
      String before = bench.standIn.answer("xray", XRAY.read(), Json.Obj.of()).text();

      ScenarioAnswer.to(XRAY.event("create"), bench)
          .failedSaying("PolicyCountLimitExceededException", "five policies");

      assertThat(bench.writes()).hasSize(1);
      assertThat(bench.standIn.answer("xray", XRAY.read(), Json.Obj.of()).text()).isEqualTo(before);
    }
  }

  @Test
  @Tag("scenario-9")
  void waitsForARoleThatIamStillSpreads() {
    try (var bench = new Workbench(DYNAMODB)) {
      new ScenarioWire(bench).fault(DYNAMODB.put(), new Fault.InvalidPrincipal(), 2);

      ScenarioAnswer.to(DYNAMODB.event("create"), bench).succeededAs("CREATED");

      assertThat(bench.writes()).hasSize(3);
    }
  }

  @Test
  void waitsOutTheCooldownOfDynamoDbBetweenTwoOfItsOwnWrites() {
    try (var bench = new Workbench(DYNAMODB)) {
      bench.answer("create");

      ScenarioAnswer.to(DYNAMODB.event("update"), bench).succeededAs("UPDATED");

      var accepted = bench.writes().stream().filter(write -> write.status() == 200).toList();
      assertThat(accepted).hasSize(2);
      assertThat(accepted.getLast().at()).isAfter(accepted.getFirst().at().plusSeconds(15));
      assertThat(accepted.getLast().at()).isBefore(accepted.getFirst().at().plusSeconds(60));
    }
  }

  @Test
  void takesSystemsManagersOverloadedErrorForThrottling() {
    var tooMany =
        new Fault.Custom(
            "MalformedResourcePolicyDocumentException",
            400,
            "Excessive PutResourcePolicy or DeleteResourcePolicy calls have been made.");
    try (var bench = new Workbench(SSM)) {
      new ScenarioWire(bench).fault(SSM.put(), tooMany, 2);

      ScenarioAnswer.to(SSM.event("create"), bench).succeededAs("CREATED");

      assertThat(bench.writes()).hasSize(3);
    }
  }

  @Test
  void waitsAsLongAsPrometheusAsks() {
    Fixture amp = Fixture.of("amp");
    var busy = new Fault.Custom("ThrottlingException", 429, "Rate exceeded", 40);
    try (var bench = new Workbench(amp)) {
      new ScenarioWire(bench).fault(amp.put(), busy, 1);

      ScenarioAnswer.to(amp.event("create"), bench).succeededAs("CREATED");

      assertThat(bench.writes()).hasSize(2);
      assertThat(bench.writes().getLast().at())
          .isAfterOrEqualTo(bench.writes().getFirst().at().plusSeconds(40));
    }
  }

  @Test
  @Tag("scenario-22")
  void stopsWhenSomebodyUndoesEveryWriteToAnAuthority() {
    Fixture authority = Fixture.of("acm-pca");
    try (var bench = new Workbench(authority)) {
      var wire = new ScenarioWire(bench);
      bench.answer("create");
      var undo =
          new Fault.ForeignWrite(
              "PutPolicy", authority.foreignPut(bench.standIn, authority.foreign()));
      for (int i = 0; i < 100; i++) {
        // The function reads before it plans, right before it writes, and to verify.
        wire.fault("GetPolicy", new Fault.Latency(Duration.ZERO), 2);
        wire.fault("GetPolicy", undo, 1);
      }

      ScenarioAnswer.to(authority.event("update"), bench).failedSaying("Find the other writer");

      assertThat(wire.calls("PutPolicy")).hasSizeBetween(3, 10);
    }
  }

  @Test
  void putsAPolicyOfPrometheusAgainThatGoesAsSoonAsItIsThere() {
    Fixture amp = Fixture.of("amp");
    try (var bench = new Workbench(amp)) {
      bench.time.at(bench.time.now().plusMillis(2500), () -> amp.deleteByAStranger(bench.standIn));

      ScenarioAnswer.to(amp.event("create"), bench).succeededAs("CREATED");

      assertThat(bench.writes()).hasSize(2);
      new ScenarioWire(bench).assertHolds(amp.created());
    }
  }

  private static void adds(Workbench bench, Json document) {
    Json.Obj input =
        Json.Obj.of("ResourceArn", Json.of(SSM.target()), "Policy", Json.of(document.text()));
    bench.standIn.answer("ssm", SSM.put(), input);
  }

  private static Predicate<PolicyDocument> says(Json document) {
    return PolicyDocument.observed(document.text())::isEquivalentTo;
  }
}
