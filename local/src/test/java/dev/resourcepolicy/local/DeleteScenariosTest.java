package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Delete takes away. */
final class DeleteScenariosTest {
  private static final String INVENTED = "orders-OrdersPolicy-1ABCXYZ";

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-25")
  void removesUnderAnInventedIdWhatTheCreatePutThere(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioWrite.DELETE.prepare(bench);

      ScenarioAnswer answer = ScenarioAnswer.to(delete(fixture, INVENTED), bench);

      assertThat(answer.succeededAs("DELETED").id()).isEqualTo(INVENTED);
      new ScenarioWire(bench).assertHoldsNothing();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-25")
  void leavesUnderAnInventedIdWhatIsNotExactlyItsOwn(Fixture fixture) {
    Json.Obj extended = ScenarioWrite.withStrangers(fixture);
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, extended);

      ScenarioAnswer answer = ScenarioAnswer.to(delete(fixture, INVENTED), bench);

      assertThat(answer.succeededAs("SKIPPED").reason()).contains("SKIPPED_FOREIGN");
      assertThat(answer.id()).isEqualTo(INVENTED);
      assertThat(bench.writes()).isEmpty();
      new ScenarioWire(bench).assertHolds(extended);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, DeleteTable, TableName, Orders",
    "ssm, DeleteParameter, Name, /shared/orders-endpoint",
    "amp, DeleteWorkspace, workspaceId, ws-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    "acm-pca, DeleteCertificateAuthority, CertificateAuthorityArn,"
        + " arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
  })
  @Tag("scenario-26")
  void succeedsWhenTheTargetIsGone(String service, String operation, String member, String name) {
    Fixture fixture = Fixture.of(service);
    try (var bench = new Workbench(fixture)) {
      ScenarioWrite.DELETE.prepare(bench);
      int writes = bench.writes().size();
      bench.standIn.answer(service, operation, Json.Obj.of(member, Json.of(name)));
      bench.settle();

      ScenarioAnswer answer = ScenarioAnswer.to(fixture.event("delete"), bench);

      assertThat(answer.succeededAs("SKIPPED").reason()).contains("gone");
      // A deleted authority still shows its policy, and refuses to delete it.
      assertThat(bench.writes().stream().skip(writes)).noneMatch(write -> write.status() == 200);
    }
  }

  @Test
  @Tag("scenario-29")
  void leavesAPolicyThatCameFromAResourceShareAndSaysSo() {
    Fixture authority = Fixture.of("acm-pca");
    try (var bench = new Workbench(authority)) {
      authority.putByAStranger(bench.standIn, authority.foreign());

      ScenarioAnswer answer = ScenarioAnswer.to(authority.event("delete"), bench);

      assertThat(answer.succeededAs("SKIPPED").reason())
          .contains("SKIPPED_FOREIGN", "Set OnDelete to Force", "999988887777");
      assertThat(new ScenarioWire(bench).calls("DeletePolicy")).isEmpty();
      new ScenarioWire(bench).assertHolds(authority.foreign());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-30")
  void leavesNothingBehindWhenTheCreateStillRuns(Fixture fixture) {
    Json.Obj delete = delete(fixture, INVENTED);
    Json properties = delete.get("ResourceProperties").orElseThrow();
    Json.Obj create = fixture.event("create").with("ResourceProperties", properties);
    try (var bench = new Workbench(fixture)) {
      bench.time.at(bench.time.now().plusSeconds(45), () -> bench.invoke(create));

      bench.invoke(delete);

      assertThat(ScenarioAnswer.received(bench))
          .extracting(answer -> answer.data("Outcome"), ScenarioAnswer::id)
          .containsExactly(tuple("CREATED", fixture.target()), tuple("DELETED", INVENTED));
      new ScenarioWire(bench).assertHoldsNothing();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-34")
  void succeedsInTheDeleteThatFollowsOnceThePermissionIsThere(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      ScenarioWrite.DELETE.prepare(bench);
      wire.fault(fixture.delete(), new Fault.Throttle(), 2);
      wire.fault(fixture.delete(), new Fault.Denied(), 1);

      ScenarioAnswer denied = ScenarioAnswer.to(fixture.event("delete"), bench);
      ScenarioAnswer allowed = ScenarioAnswer.to(fixture.event("delete"), bench);

      assertThat(denied.failedSaying("AccessDenied", "Allow this call").id())
          .isEqualTo(fixture.target());
      allowed.succeededAs("DELETED");
      assertThat(wire.calls(fixture.delete())).hasSize(4);
    }
  }

  private static Json.Obj delete(Fixture fixture, String id) {
    return fixture.event("delete").with("PhysicalResourceId", Json.of(id));
  }
}
