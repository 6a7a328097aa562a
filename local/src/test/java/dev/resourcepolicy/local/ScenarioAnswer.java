package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What CloudFormation was told, as its users see it. */
record ScenarioAnswer(Json.Obj body) {

  static ScenarioAnswer to(Json.Obj event, Workbench bench) {
    return new ScenarioAnswer(bench.answer(event));
  }

  /** Every answer that CloudFormation has got so far. */
  static List<ScenarioAnswer> received(Workbench bench) {
    return bench.standIn.responses().received().stream()
        .filter(received -> received.status() == 200)
        .map(received -> new String(received.body(), StandardCharsets.UTF_8))
        .map(body -> new ScenarioAnswer((Json.Obj) Json.parse(body)))
        .toList();
  }

  /** Asserts a success of this outcome. */
  ScenarioAnswer succeededAs(String outcome) {
    assertThat(text("Status")).as(body.text()).isEqualTo("SUCCESS");
    assertThat(data("Outcome")).isEqualTo(outcome);
    return this;
  }

  /** Asserts a failure whose reason says all of this. */
  ScenarioAnswer failedSaying(CharSequence... parts) {
    assertThat(text("Status")).as(body.text()).isEqualTo("FAILED");
    assertThat(reason()).contains(parts);
    return this;
  }

  String id() {
    return text("PhysicalResourceId");
  }

  String reason() {
    return text("Reason");
  }

  /** A member of Data, or nothing of it. */
  String data(String name) {
    return body.object("Data").flatMap(data -> data.text(name)).orElse("");
  }

  private String text(String name) {
    return body.text(name).orElseThrow();
  }
}
