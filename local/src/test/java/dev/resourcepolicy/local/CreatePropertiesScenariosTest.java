package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a Create's properties before any call, and what of them goes over the wire. */
final class CreatePropertiesScenariosTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-10")
  void sendsADocumentOfManyLinesOnOne(Fixture fixture) {
    String lines = fixture.created().text().replace(",", ",\r\n  ").replace("{", "{\n\t");
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer.to(create(fixture, Json.of(lines)), bench).succeededAs("CREATED");

      assertThat(sent(bench)).isEqualTo(fixture.created().text());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, 20480, bytes",
    "ssm, 1024, bytes",
    "xray, 5120, bytes",
    "acm-pca, 81920, characters"
  })
  @Tag("scenario-10")
  void refusesADocumentThatIsTooLongBeforeAnyCall(String service, int most, String unit) {
    Fixture fixture = Fixture.of(service);
    Json tooLong = ScenarioVariation.ofLength(fixture.created(), most + 1);
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer answer = ScenarioAnswer.to(create(fixture, tooLong), bench);

      answer.failedSaying(Integer.toString(most), Integer.toString(most + 1), unit);
      assertThat(answer.id()).startsWith("not-created:");
      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"Ā, U+0100", "😀, U+1F600"})
  @Tag("scenario-10")
  void refusesACharacterThatTheServiceDoesNotTakeBeforeAnyCall(String character, String name) {
    Fixture fixture = Fixture.of("acm-pca");
    Json named = fixture.created().with("Id", Json.of(character));
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer.to(create(fixture, named), bench).failedSaying(name);

      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "~", "\u007F", "\u00A0", "\u00FF"})
  @Tag("scenario-10")
  void leavesTheOtherCharactersToTheService(String character) {
    Fixture fixture = Fixture.of("acm-pca");
    Json named = fixture.created().with("Id", Json.of(character));
    try (var bench = new Workbench(fixture)) {
      var _ = ScenarioAnswer.to(create(fixture, named), bench);

      assertThat(bench.standIn.calls()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"dynamodb, 20480", "ssm, 1024", "xray, 5120"})
  @Tag("scenario-10")
  void sendsTheLongestDocumentThatTheServiceTakes(String service, int most) {
    Fixture fixture = Fixture.of(service);
    Json longest = ScenarioVariation.ofLength(fixture.created(), most);
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer.to(create(fixture, longest), bench).succeededAs("CREATED");

      assertThat(sent(bench)).hasSize(most);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, dynamodb:PutResourcePolicy, ConfirmRemoveSelfResourceAccess",
    "dynamodb, dynamodb:*, ConfirmRemoveSelfResourceAccess",
    "xray, xray:Put*, BypassPolicyLockoutCheck",
  })
  @Tag("scenario-11")
  void setsTheServicesOwnFlagForALockoutThatIsConfirmed(
      String service, String action, String flag) {
    Fixture fixture = Fixture.of(service);
    String resource = service.equals("xray") ? "*" : fixture.target();
    Json.Obj create = create(fixture, ScenarioVariation.denying(action, resource));
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer refused = ScenarioAnswer.to(create, bench);
      assertThat(bench.standIn.calls()).isEmpty();
      Json.Obj confirmed = Workbench.with(create, flag, Json.of("true"));
      ScenarioAnswer accepted = ScenarioAnswer.to(confirmed, bench);

      refused.failedSaying("denies this function", "set " + flag + " to true");
      accepted.succeededAs("CREATED");
      assertThat(bench.writes())
          .singleElement()
          .matches(write -> write.input().get(flag).orElseThrow().equals(Json.of(true)));
    }
  }

  @Test
  @Tag("scenario-11")
  void refusesALockoutOfAnAuthorityForWhichThereIsNoConfirmation() {
    Fixture authority = Fixture.of("acm-pca");
    Json denying = ScenarioVariation.denying("acm-pca:PutPolicy", authority.target());
    try (var bench = new Workbench(authority)) {
      ScenarioAnswer.to(create(authority, denying), bench)
          .failedSaying("denies this function acm-pca:PutPolicy");

      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-12")
  void sendsTheSameBytesForAnObjectAndForAStringAndGuessesNoType(Fixture fixture) {
    Json.Obj document = withTextsThatLookLikeOtherTypes(fixture);

    assertThat(sent(fixture, document))
        .isEqualTo(sent(fixture, Json.of(document.text())))
        .isEqualTo(document.text());
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-13")
  void namesEveryProblemAtOnceBeforeAnyCall(Fixture fixture) {
    Json.Obj create = fixture.event("create");
    var properties =
        new LinkedHashMap<>(create.object("ResourceProperties").orElseThrow().members());
    String target = targetProperty(fixture);
    properties.put(target, Json.of("no target!"));
    properties.put("Onexisting", Json.of("Replace"));
    properties.put("OnDrift", Json.of("Ignore"));
    properties.put("OnDelete", Json.of(true));
    properties.put("PolicyDocument", Json.of("{\"Version\":"));
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer answer =
          ScenarioAnswer.to(create.with("ResourceProperties", new Json.Obj(properties)), bench);

      answer.failedSaying(
          target + " must be",
          "Onexisting is unknown here (did you mean OnExisting?)",
          "OnDrift must be one of Overwrite, Refuse",
          "OnDelete must be one of Remove, Retain, Force",
          "PolicyDocument");
      assertThat(answer.id()).startsWith("not-created:");
      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-13")
  void namesWhatIsMissing(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      Json.Obj empty = fixture.event("create").with("ResourceProperties", Json.Obj.of());

      ScenarioAnswer.to(empty, bench)
          .failedSaying(targetProperty(fixture) + " is missing", "PolicyDocument is missing");

      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  private static String targetProperty(Fixture fixture) {
    return fixture.service().equals("amp") ? "WorkspaceArn" : fixture.targetMember();
  }

  private static Json.Obj create(Fixture fixture, Json document) {
    return Workbench.with(fixture.event("create"), "PolicyDocument", document);
  }

  /** ACM PCA leaves only the principals to choose. */
  private static Json.Obj withTextsThatLookLikeOtherTypes(Fixture fixture) {
    String text = fixture.created().text().replace("444455556666", "012345678901");
    String condition =
        "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"},\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"42\"}}";
    boolean free = !fixture.service().equals("acm-pca") && !text.contains("\"Condition\"");
    return (Json.Obj)
        Json.parse(free ? text.replace("\"Resource\"", condition + ",\"Resource\"") : text);
  }

  private static String sent(Fixture fixture, Json document) {
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer.to(create(fixture, document), bench).succeededAs("CREATED");
      return sent(bench);
    }
  }

  private static String sent(Workbench bench) {
    return bench.writes().getFirst().input().text(bench.fixture.documentMember()).orElseThrow();
  }
}
