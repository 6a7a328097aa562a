package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which targets each function takes, and what it says about others. */
final class TargetsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb | ResourceArn  | Orders",
        "dynamodb | ResourceArn  | arn:aws:dynamodb:eu-central-1:111122223333:table/Orders/index/ByDate",
        "dynamodb | ResourceArn  | arn:aws:s3:::orders",
        "ssm      | ResourceArn  | arn:aws:ssm:eu-central-1:111122223333:document/Orders",
        "ssm      | ResourceArn  | /shared/orders-endpoint",
        "amp      | WorkspaceArn | arn:aws:aps:eu-central-1:111122223333:rulegroupsnamespace/ws-1/x",
        "amp      | WorkspaceArn | ws-0a1b2c3d",
        "acm-pca  | ResourceArn  | arn:aws:acm:eu-central-1:111122223333:certificate/1",
        "xray     | PolicyName   | orders telemetry",
      })
  @Tag("scenario-13")
  void refusesWhatIsNoTargetBeforeAnyCall(String service, String property, String target) {
    try (var bench = new Workbench(Fixture.of(service))) {
      Json.Obj answer = bench.answer("create", property, target);

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("Reason").orElseThrow())
          .contains(property + " must be", "\"" + target + "\"", "no call was made");
      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"dynamodb", "ssm", "amp", "acm-pca"})
  @Tag("scenario-13")
  void refusesATargetOfAnotherRegion(String service) {
    try (var bench = new Workbench(Fixture.of(service))) {
      String property = service.equals("amp") ? "WorkspaceArn" : "ResourceArn";
      Json.Obj properties =
          bench.fixture.event("create").object("ResourceProperties").orElseThrow();
      String elsewhere =
          properties.text(property).orElseThrow().replace("eu-central-1", "us-east-1");

      Json.Obj answer = bench.answer("create", property, elsewhere);

      assertThat(answer.text("Reason").orElseThrow())
          .contains("is in us-east-1, and this function works in eu-central-1");
      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @Test
  void takesAStreamAsATargetOfItsOwn() {
    try (var bench = new Workbench(Fixture.of("dynamodb"))) {
      String arn = OrdersStream.start(bench);

      Json.Obj answer = bench.answer(OrdersStream.create(bench, arn));

      assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS");
      assertThat(answer.text("PhysicalResourceId")).contains(arn);
    }
  }

  @Test
  void takesAWorkspaceByIdAsTheSameTargetAsByArn() {
    Fixture amp = Fixture.of("amp");
    try (var bench = new Workbench(amp)) {
      bench.answer("create");
      Json.Obj properties = amp.event("update").object("ResourceProperties").orElseThrow();
      var byId = new LinkedHashMap<>(properties.members());
      byId.remove("WorkspaceArn");
      byId.put("WorkspaceId", Json.of(amp.target()));

      Json.Obj answer =
          bench.answer(amp.event("update").with("ResourceProperties", new Json.Obj(byId)));

      assertThat(answer.object("Data").flatMap(data -> data.text("Outcome"))).contains("UPDATED");
      assertThat(answer.text("PhysicalResourceId")).contains(amp.target());
    }
  }

  @Test
  @Tag("scenario-13")
  void refusesAWorkspaceThatIsNamedTwice() {
    Fixture amp = Fixture.of("amp");
    try (var bench = new Workbench(amp)) {
      assertThat(bench.answer("create", "WorkspaceId", amp.target()).text("Reason").orElseThrow())
          .contains("give one of them");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, arn:aws:dynamodb:eu-central-1:111122223333:table/Gone",
    "ssm, arn:aws:ssm:eu-central-1:111122223333:parameter/gone",
    "acm-pca, arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/00000000-0000-0000-0000-000000000000"
  })
  @Tag("scenario-6")
  void waitsAMomentForATargetThatIsMissingThenSaysSo(String service, String arn) {
    try (var bench = new Workbench(Fixture.of(service))) {
      var started = bench.time.now();

      Json.Obj create = Workbench.with(bench.fixture.event("create"), "ResourceArn", Json.of(arn));
      String document = bench.fixture.created().text().replace(bench.fixture.target(), arn);

      Json.Obj answer =
          bench.answer(Workbench.with(create, "PolicyDocument", Json.parse(document)));

      assertThat(answer.text("Reason").orElseThrow()).contains("ResourceNotFoundException", arn);
      assertThat(answer.text("PhysicalResourceId").orElseThrow()).startsWith("not-created:");
      assertThat(bench.time.now()).isBetween(started.plusSeconds(2), started.plusSeconds(15));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "orders, 'and is \"orders\".'",
    "arn:aws:aps:eu-central-1:111122223333:workspace/ws-1, : an ARN belongs in WorkspaceArn."
  })
  @Tag("scenario-13")
  void refusesAWorkspaceIdThatIsNone(String id, String mistake) {
    Fixture amp = Fixture.of("amp");
    try (var bench = new Workbench(amp)) {
      Json.Obj properties = amp.event("create").object("ResourceProperties").orElseThrow();
      var byId = new LinkedHashMap<>(properties.members());
      byId.remove("WorkspaceArn");
      byId.put("WorkspaceId", Json.of(id));

      ScenarioAnswer.to(amp.event("create").with("ResourceProperties", new Json.Obj(byId)), bench)
          .failedSaying("WorkspaceId must be like ws-0a1b2c3d, and is \"" + id + "\"", mistake);

      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @Test
  void writesNothingToAnAuthorityThatIsMissing() {
    String gone =
        "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/00000000-0000-0000-0000-000000000000";
    Fixture fixture = Fixture.of("acm-pca");
    try (var bench = new Workbench(fixture)) {
      String create = fixture.event("create").text().replace(fixture.target(), gone);

      ScenarioAnswer.to((Json.Obj) Json.parse(create), bench)
          .failedSaying("ResourceNotFoundException", gone);

      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "amp, WorkspaceArn, CreateWorkspace, workspaceId",
    "acm-pca, ResourceArn, CreateCertificateAuthority, CertificateAuthorityArn"
  })
  void waitsForATargetThatIsBeingCreatedBeforeItWrites(
      String service, String property, String creation, String member) {
    Fixture fixture = Fixture.of(service);
    try (var bench = new Workbench(fixture)) {
      Json.Obj properties = fixture.event("create").object("ResourceProperties").orElseThrow();
      String there = properties.text(property).orElseThrow();
      String created = there + "0";
      String name = service.equals("amp") ? created.substring(created.indexOf('/') + 1) : created;
      bench.standIn.answer(
          service,
          creation,
          Json.Obj.of(member, Json.of(name), "CertificateAuthorityType", Json.of("ROOT")));

      Json.Obj answer =
          bench.answer(Json.parse(fixture.event("create").text().replace(there, created)));

      assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS");
      assertThat(bench.writes()).hasSize(1);
    }
  }
}
