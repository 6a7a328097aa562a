package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes that are read back, and reads that take several calls. */
final class ReadingTest {
  private static final Fixture SSM = Fixture.of("ssm");

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

  /** Two runs that clear away what is there twice must mean the same policy. */
  @Test
  void leavesTheFirstByIdOfPoliciesThatSayTheSame() {
    try (var bench = new Workbench(SSM)) {
      bench.answer("create");
      for (int i = 0; i < 19; i++) {
        bench.standIn.answer("ssm", "PutResourcePolicy", put(SSM.created().text()));
      }
      List<String> ids = ids(bench);

      bench.answer("update");

      assertThat(ids.getFirst()).as("that of the oldest").isNotEqualTo(Collections.min(ids));
      assertThat(ids(bench)).containsExactly(Collections.min(ids));
    }
  }

  @Test
  void readsBackWhatItCreatedAndNotWhatItChanged() {
    try (var bench = new Workbench(SSM)) {
      bench.answer("create");
      int creating = reads(bench);

      bench.answer("update");

      assertThat(creating).isEqualTo(2);
      assertThat(reads(bench) - creating).isEqualTo(1);
    }
  }

  private static int reads(Workbench bench) {
    return (int)
        bench.standIn.calls().stream()
            .filter(call -> call.operation().equals("GetResourcePolicies"))
            .count();
  }

  private static List<String> ids(Workbench bench) {
    Json.Obj target = Json.Obj.of("ResourceArn", Json.of(SSM.target()));
    var answer = (Json.Obj) bench.standIn.answer("ssm", "GetResourcePolicies", target);
    return ((Json.Arr) answer.get("Policies").orElseThrow())
        .values().stream()
            .map(policy -> ((Json.Obj) policy).text("PolicyId").orElseThrow())
            .toList();
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
