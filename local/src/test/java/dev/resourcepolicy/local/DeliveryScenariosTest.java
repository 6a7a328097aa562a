package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an answer gets to CloudFormation. */
final class DeliveryScenariosTest {
  private static final Fixture XRAY = Fixture.of("xray");

  @Test
  @Tag("scenario-37")
  void deliversTheSameBytesUntilTheyAreTaken() {
    try (var bench = new Workbench(XRAY)) {
      bench.standIn.responses().answerNext(500, 1);
      bench.standIn.responses().answerNext(503, 1);
      bench.standIn.responses().reset(1);

      ScenarioAnswer.to(XRAY.event("create"), bench).succeededAs("CREATED");

      List<Received> received = bench.standIn.responses().received();
      assertThat(received).extracting(Received::status).containsExactly(500, 503, 0, 200);
      assertThat(received)
          .extracting(one -> new String(one.body(), StandardCharsets.UTF_8))
          .containsOnly(new String(received.getFirst().body(), StandardCharsets.UTF_8));
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403})
  @Tag("scenario-37")
  void endsInAnErrorWhenTheAnswerIsRefused(int status) {
    try (var bench = new Workbench(XRAY)) {
      bench.standIn.responses().answerNext(status, 100);

      var invoked = bench.invoke(XRAY.event("create"));

      assertThat(invoked.failure().orElseThrow())
          .hasMessageContaining("S3 answered " + status)
          .hasMessageContaining("may have expired")
          .hasMessageNotContaining("X-Amz");
      assertThat(bench.standIn.responses().received()).hasSize(1);
    }
  }

  @Test
  @Tag("scenario-38")
  void keepsToTheSizeThatCloudFormationReads() {
    try (var bench = new Workbench(XRAY)) {
      var wordy =
          new Fault.Custom("MalformedPolicyDocumentException", 400, "\uD83E\uDD55".repeat(2500));
      new ScenarioWire(bench).fault(XRAY.put(), wordy, 1);

      ScenarioAnswer answer = ScenarioAnswer.to(XRAY.event("update"), bench);

      assertThat(bench.standIn.responses().received().getFirst().body().length)
          .isBetween(4000, 4096);
      answer.failedSaying(
          "PutResourcePolicy on orders-telemetry failed: MalformedPolicyDocumentException: \uD83E\uDD55");
      assertThat(answer.reason().replace("\uD83E\uDD55", "")).doesNotContainPattern("\\p{Cs}");
      assertThat(answer.id()).isEqualTo("orders-telemetry");
    }
  }

  @Test
  @Tag("scenario-39")
  void putsToTheUrlAsItCameWithALengthAndNoType() {
    try (var bench = new Workbench(XRAY)) {
      String url = bench.standIn.responses().presign("local/answer").toString();

      bench.answer("create");

      Received received = bench.standIn.responses().received().getFirst();
      assertThat(bench.standIn.endpoint() + received.rawPathAndQuery()).isEqualTo(url);
      assertThat(received.headers().keySet())
          .map(name -> name.toLowerCase(Locale.ROOT))
          .contains("content-length")
          .doesNotContain("content-type", "transfer-encoding", "upgrade");
    }
  }

  @Test
  @Tag("scenario-43")
  void namesTheEndpointThatItCannotReach() {
    try (var bench = new Workbench(XRAY)) {
      String closed = "http://127.0.0.1:1/bucket/answer?X-Amz-Signature=0123";
      Json.Obj event = XRAY.event("create").with("ResponseURL", Json.of(closed));

      assertThatThrownBy(() -> ScenarioEnvironment.on(bench).deliver(event))
          .hasMessageContaining("S3 endpoint for cloudformation-custom-resource-response")
          .hasMessageNotContaining("X-Amz-Signature");
      assertThat(bench.writes()).hasSize(1);
    }
  }
}
