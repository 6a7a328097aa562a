package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** IAM Access Analyzer's judgement, asked by the functions as they are deployed. */
final class SecondOpinionScenariosTest {
  private static final Map<String, String> ASKING = Map.of("ValidateWithAccessAnalyzer", "true");

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  void refusesWhatItFindsDangerousAndWritesNothing(Fixture fixture) {
    String everybody = ScenarioVariation.lettingIn(fixture.event("create"), "\"*\"").text();
    String dangerous =
        everybody.replace(
            "\"Principal\":\"*\"",
            "\"NotPrincipal\":{\"AWS\":\"444455556666\"},"
                + "\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}");
    try (var function = new Remembering(fixture, ASKING)) {
      Json.Obj answer = function.answer(Json.parse(dangerous));

      assertThat(answer.text("Status")).as(answer.text()).contains("FAILED");
      assertThat(answer.text("Reason").orElseThrow())
          .contains("ALLOW_WITH_NOT_PRINCIPAL at Statement[0].NotPrincipal");
      assertThat(function.writes()).isEmpty();
      assertThat(function.documents()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void asksBeforeAWriteAndOnlyBeforeAWrite(Fixture fixture) {
    try (var function = new Remembering(fixture, ASKING)) {
      Json.Obj created = function.answer(fixture.event("create"));
      int asked = asked(function).size();
      function.settle();
      Json.Obj kept =
          function.answer(
              fixture
                  .event("update")
                  .with(
                      "ResourceProperties",
                      Workbench.with(fixture.event("create"), "Nonce", Json.of("2"))
                          .get("ResourceProperties")
                          .orElseThrow()));

      assertThat(created.text("Status")).as(created.text()).contains("SUCCESS");
      assertThat(asked).isEqualTo(fixture.service().equals("dynamodb") ? 2 : 1);
      assertThat(kept.text("Status")).as(kept.text()).contains("SUCCESS");
      assertThat(asked(function)).hasSize(asked);
    }
  }

  @Test
  void tellsWhatItOnlySuggests() {
    try (var function = new Remembering(Fixture.of("acm-pca"), ASKING)) {
      Session.Invoked invoked = function.invoke(function.fixture.event("create"));

      assertThat(invoked.answer().orElseThrow().text("Reason").orElseThrow())
          .startsWith("CREATED: ")
          .contains("IAM Access Analyzer says: UNIQUE_SIDS_RECOMMENDED at Statement[1].Sid");
      assertThat(String.join("", invoked.log())).contains("UNIQUE_SIDS_RECOMMENDED");
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void asksNobodyUnlessItIsDeployedSo(Fixture fixture) {
    try (var function = new Remembering(fixture)) {
      function.answer(fixture.event("create"));

      assertThat(asked(function)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-34")
  void failsWhenItMayNotAsk(Fixture fixture) {
    try (var function = new Remembering(fixture, ASKING)) {
      function
          .standIn
          .faults()
          .add("accessanalyzer", "ValidatePolicy", new Fault.Denied(), Integer.MAX_VALUE);

      Json.Obj answer = function.answer(fixture.event("create"));

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("Reason").orElseThrow())
          .contains("AccessDeniedException", "access-analyzer:ValidatePolicy");
      assertThat(function.writes()).isEmpty();
    }
  }

  private static List<Seen> asked(Remembering function) {
    return function.standIn.calls().stream()
        .filter(call -> call.service().equals("accessanalyzer"))
        .toList();
  }
}
