package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.StandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What {@code local/serve} shows when somebody changes a policy: the template, deployed and live.
 */
final class LiveRepairTest {
  private final Fixture xray = Fixture.of("xray");

  @Test
  void putsBackWhatSomebodyChanges() throws Exception {
    var time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    var printed = new PrintedLines();
    Template template =
        Template.read(
            Files.readString(Path.of("..", "template.yaml")), Session.deployment(Map.of()));
    try (StandIn standIn = StandIn.start(time, 0)) {
      standIn.seed();
      time.sleep(Duration.ofMinutes(1));
      try (Live live = Live.start(template, standIn, time, 0, printed.out())) {
        create(live);
        var _ = printed.awaited("CREATED: There was no policy.");

        Json.Obj tampered = new SampleEvent("xray", "tampered-policy").json();
        Stranger.of(xray.function()).tamper(standIn, xray.event("create"), tampered);

        assertThat(printed.awaited("Resource Policy Repaired from"))
            .contains("arn:aws:iam::111122223333:user/stranger", "outcome             REPAIRED");
        assertThat(xray.documents(standIn))
            .singleElement()
            .matches(
                document ->
                    document.isEquivalentTo(PolicyDocument.observed(xray.created().text())));
      }
    }
  }

  private void create(Live live) throws Exception {
    URI uri =
        URI.create(
            "%s/2015-03-31/functions/%s/invocations"
                .formatted(live.invocations(), xray.function()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .POST(HttpRequest.BodyPublishers.ofString(xray.event("create").text()))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }
}
