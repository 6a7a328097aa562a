package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only one of the services brings up. */
final class ScenariosTest {
  private static final Fixture DYNAMODB = Fixture.of("dynamodb");
  private static final Fixture SSM = Fixture.of("ssm");
  private static final Fixture XRAY = Fixture.of("xray");

  @Test
  @Tag("scenario-7")
  void putsNoSecondPolicyOnAParameterWhenACreateIsDeliveredTwice() {
    try (var bench = new Workbench(SSM)) {
      Json.Obj first = bench.answer("create");
      Json.Obj second = bench.answer("create");

      assertThat(SSM.documents(bench.standIn)).hasSize(1);
      assertThat(second.get("PhysicalResourceId")).isEqualTo(first.get("PhysicalResourceId"));
      assertThat(data(second, "PolicyId")).isEqualTo(data(first, "PolicyId"));
      assertThat(data(second, "PolicyHash")).isEqualTo(data(first, "PolicyHash"));
    }
  }

  @Test
  @Tag("scenario-7")
  void findsItsOwnPolicyAmongSeveralOnAParameter() {
    try (var bench = new Workbench(SSM)) {
      bench.answer("create");
      var stranger =
          Json.Obj.of(
              "ResourceArn", Json.of(SSM.target()), "Policy", Json.of(SSM.foreign().text()));
      bench.standIn.answer("ssm", "PutResourcePolicy", stranger);

      bench.answer("update");
      List<PolicyDocument> updated = SSM.documents(bench.standIn);
      bench.answer("delete");

      assertThat(updated).hasSize(2).anyMatch(says(SSM.updated())::isEquivalentTo);
      assertThat(SSM.documents(bench.standIn))
          .singleElement()
          .matches(says(SSM.foreign())::isEquivalentTo);
    }
  }

  @Test
  @Tag("scenario-5")
  void noticesThatSomebodyElsesPolicyCameToTheOpsItemGroupFirst() {
    String group = "arn:aws:ssm:eu-central-1:111122223333:opsitemgroup/default";
    try (var bench = new Workbench(SSM)) {
      var stranger =
          Json.Obj.of("ResourceArn", Json.of(group), "Policy", Json.of(SSM.foreign().text()));
      bench
          .standIn
          .faults()
          .add(
              "ssm", "PutResourcePolicy", new Fault.ForeignWrite("PutResourcePolicy", stranger), 1);

      Json.Obj answer = bench.answer("create", "ResourceArn", group);

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("Reason").orElseThrow()).contains("already has a policy");
    }
  }

  @Test
  @Tag("scenario-8")
  void failsAtOnceWhenXRayHasItsFivePolicies() {
    try (var bench = new Workbench(XRAY)) {
      for (int i = 1; i <= 5; i++) {
        var other =
            Json.Obj.of(
                "PolicyName", Json.of("other-" + i),
                "PolicyDocument", Json.of(XRAY.created().text()));
        bench.standIn.answer("xray", "PutResourcePolicy", other);
      }

      Json.Obj answer = bench.answer("create");

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("Reason").orElseThrow())
          .contains("PolicyCountLimitExceededException", "five policies");
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @Test
  void noticesThatARevisionOfXRayBelongsToAnotherPolicyByNow() {
    try (var bench = new Workbench(XRAY)) {
      bench.answer("create");
      XRAY.deleteByAStranger(bench.standIn);
      XRAY.putByAStranger(bench.standIn, XRAY.foreign());

      Json.Obj answer = bench.answer("delete");

      assertThat(data(answer, "Outcome")).isEqualTo("SKIPPED");
      assertThat(data(answer, "RevisionId")).isEqualTo("1");
      assertThat(XRAY.documents(bench.standIn))
          .singleElement()
          .matches(says(XRAY.foreign())::isEquivalentTo);
    }
  }

  @Test
  void noticesWhatCameRightAfterItsWriteWhereNoTokenKeepsItOut() {
    Fixture acmPca = Fixture.of("acm-pca");
    try (var bench = new Workbench(acmPca)) {
      var stranger =
          new Fault.ForeignWrite("PutPolicy", acmPca.foreignPut(bench.standIn, acmPca.foreign()));
      // The function reads before it plans, right before it writes, and to verify.
      bench.standIn.faults().add("acm-pca", "GetPolicy", new Fault.Latency(Duration.ZERO), 2);
      bench.standIn.faults().add("acm-pca", "GetPolicy", stranger, 1);

      Json.Obj answer = bench.answer("create");

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("PhysicalResourceId").orElseThrow()).startsWith("unconfirmed:");
      assertThat(acmPca.documents(bench.standIn))
          .singleElement()
          .matches(says(acmPca.foreign())::isEquivalentTo);
    }
  }

  @Test
  void answersOnceAPrometheusPolicyIsInForceOrGone() {
    Fixture amp = Fixture.of("amp");
    var target = Json.Obj.of("workspaceId", Json.of(amp.target()));
    try (var bench = new Workbench(amp)) {
      Json.Obj created = bench.answer("create");
      var described = (Json.Obj) bench.standIn.answer("amp", "DescribeResourcePolicy", target);
      Json.Obj deleted = bench.answer("delete", "OnDelete", "Force");

      assertThat(data(created, "PolicyStatus")).isEqualTo("ACTIVE");
      assertThat(described.text("policyStatus")).contains("ACTIVE");
      assertThat(data(deleted, "Outcome")).isEqualTo("DELETED");
      assertThat(amp.documents(bench.standIn)).isEmpty();
    }
  }

  @Test
  @Tag("scenario-2")
  void findsItsPolicyOnALaterPage() {
    try (var bench = new Workbench(SSM)) {
      for (int i = 0; i < 60; i++) {
        String other = SSM.foreign().text().replace("ReadOrdersEndpoint", "Other" + i);
        bench.standIn.answer("ssm", "PutResourcePolicy", put(other));
      }
      bench.standIn.answer("ssm", "PutResourcePolicy", put(SSM.created().text()));

      assertThat(data(bench.answer("create"), "Outcome")).isEqualTo("ADOPTED");
      assertThat(
              bench.standIn.calls().stream()
                  .filter(call -> call.operation().equals("GetResourcePolicies")))
          .hasSizeGreaterThan(1);
    }
  }

  @Test
  @Tag("scenario-9")
  void waitsForARoleThatIamStillSpreads() {
    try (var bench = new Workbench(DYNAMODB)) {
      bench.standIn.faults().add("dynamodb", "PutResourcePolicy", new Fault.InvalidPrincipal(), 2);

      assertThat(data(bench.answer("create"), "Outcome")).isEqualTo("CREATED");
      assertThat(bench.writes()).hasSize(3);
    }
  }

  @Test
  @Tag("scenario-10")
  void compactsADocumentOfManyLinesAndRefusesOneThatStaysTooLong() {
    String manyLines =
        DYNAMODB.created().text().replace("\"Statement\"", "\n".repeat(21_000) + "\"Statement\"");
    String tooLong = DYNAMODB.created().text().replace("AnalyticsReads", "A".repeat(21_000));
    try (var bench = new Workbench(DYNAMODB)) {
      Json.Obj refused = bench.answer("create", "PolicyDocument", tooLong);
      List<Seen> afterRefusal = bench.standIn.calls();
      Json.Obj accepted = bench.answer("create", "PolicyDocument", manyLines);

      assertThat(refused.text("Reason").orElseThrow())
          .contains("20480")
          .contains("no call was made");
      assertThat(afterRefusal).isEmpty();
      assertThat(data(accepted, "Outcome")).isEqualTo("CREATED");
    }
    String twoLines = SSM.created().text().replace(",", ",\n");
    try (var bench = new Workbench(SSM)) {
      assertThat(data(bench.answer("create", "PolicyDocument", twoLines), "Outcome"))
          .isEqualTo("CREATED");
    }
  }

  @Test
  @Tag("scenario-11")
  void refusesALockoutBeforeAnyCallUnlessItIsConfirmed() {
    for (var flag :
        Stream.of(
                List.of(
                    "dynamodb", "ConfirmRemoveSelfResourceAccess", "dynamodb:PutResourcePolicy"),
                List.of("xray", "BypassPolicyLockoutCheck", "xray:PutResourcePolicy"))
            .toList()) {
      Fixture fixture = Fixture.of(flag.get(0));
      Json resource = fixture.service().equals("xray") ? Json.of("*") : Json.of(fixture.target());
      Json denial =
          Json.Obj.of(
              "Version", Json.of("2012-10-17"),
              "Statement",
                  Json.Obj.of(
                      "Effect", Json.of("Deny"),
                      "Principal", Json.of("*"),
                      "Action", Json.of(flag.get(2)),
                      "Resource", resource));
      Json.Obj event = Workbench.with(fixture.event("create"), "PolicyDocument", denial);
      try (var bench = new Workbench(fixture)) {
        Json.Obj refused = bench.answer(event);
        List<Seen> afterRefusal = bench.standIn.calls();
        Json.Obj confirmed = bench.answer(Workbench.with(event, flag.get(1), Json.of("true")));

        assertThat(refused.text("Reason").orElseThrow()).contains(flag.get(1));
        assertThat(afterRefusal).isEmpty();
        assertThat(data(confirmed, "Outcome")).isEqualTo("CREATED");
        assertThat(bench.writes().getFirst().input().get(flag.get(1))).contains(Json.of(true));
      }
    }
  }

  @Test
  @Tag("scenario-12")
  void sendsTheSameBytesForAnObjectAndForAString() {
    Json.Obj document =
        (Json.Obj)
            Json.parse(
                DYNAMODB
                    .created()
                    .text()
                    .replace("444455556666", "012345678901")
                    .replace(
                        "\"Resource\"",
                        "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"},\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"42\"}},\"Resource\""));

    assertThat(sent(document)).isEqualTo(sent(Json.of(document.text()))).isEqualTo(document.text());
  }

  @Test
  @Tag("scenario-16")
  @Tag("scenario-17")
  void replacesTheResourceWhenTheTargetChangesAndRollsBackWithoutTouchingTheOldOne() {
    try (var bench = new Workbench(XRAY)) {
      bench.answer("create");
      Json.Obj moved = Workbench.with(XRAY.event("update"), "PolicyName", Json.of("moved"));

      Json.Obj answer = bench.answer(moved);
      Json.Obj cleanup =
          bench.answer(
              Workbench.with(
                  XRAY.event("delete").with("PhysicalResourceId", Json.of("moved")),
                  "PolicyName",
                  Json.of("moved")));

      assertThat(answer.text("PhysicalResourceId")).contains("moved");
      assertThat(data(answer, "Outcome")).isEqualTo("CREATED");
      assertThat(data(cleanup, "Outcome")).isEqualTo("DELETED");
      assertThat(XRAY.documents(bench.standIn))
          .singleElement()
          .matches(says(XRAY.created())::isEquivalentTo);
    }
  }

  @Test
  @Tag("scenario-18")
  @Tag("scenario-19")
  void rollsAFailedUpdateBackWithoutAWrite() {
    try (var bench = new Workbench(DYNAMODB)) {
      bench.answer("create");
      bench.settle();
      Json.Obj update = DYNAMODB.event("update");
      bench.standIn.faults().add("dynamodb", "PutResourcePolicy", new Fault.Denied(), 1);

      Json.Obj failed = bench.answer(update);
      Json.Obj rolledBack =
          bench.answer(
              update
                  .with("ResourceProperties", update.get("OldResourceProperties").orElseThrow())
                  .with("OldResourceProperties", update.get("ResourceProperties").orElseThrow()));

      assertThat(failed.text("Status")).contains("FAILED");
      assertThat(failed.get("PhysicalResourceId")).isEqualTo(update.get("PhysicalResourceId"));
      assertThat(data(rolledBack, "Outcome")).isEqualTo("UNCHANGED");
      assertThat(bench.writes()).hasSize(2);
    }
  }

  @Test
  @Tag("scenario-25")
  void removesUnderAnInventedIdOnlyWhatIsExactlyItsOwn() {
    try (var bench = new Workbench(DYNAMODB)) {
      Json.Obj delete =
          DYNAMODB
              .event("delete")
              .with("PhysicalResourceId", Json.of("orders-OrdersTablePolicy-1ABCXYZ"));
      DYNAMODB.putByAStranger(bench.standIn, DYNAMODB.created());
      bench.settle();

      Json.Obj skipped = bench.answer(delete);
      DYNAMODB.putByAStranger(bench.standIn, DYNAMODB.updated());
      bench.settle();
      Json.Obj deleted = bench.answer(delete);

      assertThat(data(skipped, "Outcome")).isEqualTo("SKIPPED");
      assertThat(data(deleted, "Outcome")).isEqualTo("DELETED");
      assertThat(deleted.text("PhysicalResourceId")).contains("orders-OrdersTablePolicy-1ABCXYZ");
    }
  }

  @Test
  @Tag("scenario-27")
  void keepsAStatementThatSomebodyAdded() {
    try (var bench = new Workbench(DYNAMODB)) {
      bench.answer("update");
      bench.settle();
      Json added =
          ((Json.Arr) DYNAMODB.foreign().get("Statement").orElseThrow()).values().getFirst();
      var both =
          new ArrayList<>(((Json.Arr) DYNAMODB.updated().get("Statement").orElseThrow()).values());
      both.add(((Json.Obj) added).with("Sid", Json.of("Added")));
      DYNAMODB.putByAStranger(
          bench.standIn, DYNAMODB.updated().with("Statement", new Json.Arr(both)));
      bench.settle();

      Json.Obj answer = bench.answer("delete");
      bench.settle();

      assertThat(data(answer, "Outcome")).isEqualTo("DELETED");
      assertThat(DYNAMODB.documents(bench.standIn).getFirst().statements())
          .singleElement()
          .matches(statement -> statement.sid().orElse("").equals("Added"));
    }
  }

  @Test
  @Tag("scenario-30")
  void removesWhatACreateThatStillRanPutThere() {
    try (var bench = new Workbench(DYNAMODB)) {
      bench.time.at(
          bench.time.now().plusSeconds(45),
          () -> DYNAMODB.putByAStranger(bench.standIn, DYNAMODB.updated()));

      Json.Obj answer =
          bench.answer(
              DYNAMODB.event("delete").with("PhysicalResourceId", Json.of("orders-Policy-XYZ")));
      bench.settle();

      assertThat(data(answer, "Outcome")).isEqualTo("DELETED");
      assertThat(DYNAMODB.documents(bench.standIn)).isEmpty();
    }
  }

  private static String sent(Json document) {
    try (var bench = new Workbench(DYNAMODB)) {
      bench.answer(Workbench.with(DYNAMODB.event("create"), "PolicyDocument", document));
      return bench.writes().getFirst().input().text("Policy").orElseThrow();
    }
  }

  private static Json.Obj put(String document) {
    return Json.Obj.of("ResourceArn", Json.of(SSM.target()), "Policy", Json.of(document));
  }

  private static PolicyDocument says(Json document) {
    return PolicyDocument.observed(document.text());
  }

  private static String data(Json.Obj answer, String name) {
    return answer.object("Data").flatMap(data -> data.text(name)).orElse("");
  }
}
