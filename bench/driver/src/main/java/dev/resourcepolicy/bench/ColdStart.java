package dev.resourcepolicy.bench;

import dev.resourcepolicy.bench.Candidate.Span;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.soak.ContainerCredentials;
import dev.resourcepolicy.local.soak.FunctionEnvironment;
import dev.resourcepolicy.local.soak.HurriedTime;
import dev.resourcepolicy.local.soak.RuntimeInterfaceApi;
import dev.resourcepolicy.local.tls.Certificate;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.Received;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** First invocations of new processes, each a Create of a policy where there is none. */
final class ColdStart {
  /** Long ago: what a service names as the time to try again must not be far off for a function. */
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  /** Until a new target is ready for a policy. */
  private static final Duration CREATION = Duration.ofMinutes(1);

  private static final int TARGET = 0;

  private final Time time = Time.system();
  private final Path output;
  private final Optional<Certificate> certificate;

  /**
   * @param directory for what the processes print
   * @param certificate of the services, if they speak TLS
   */
  ColdStart(Path directory, Optional<Certificate> certificate) {
    this.output = directory.resolve("output");
    this.certificate = certificate;
  }

  /**
   * Runs a candidate once.
   *
   * @throws IllegalStateException when it did not do the job
   */
  Sample measure(Candidate candidate) throws IOException {
    Site site = candidate.site();
    var theirs = new HurriedTime(time, START);
    try (StandIn standIn = StandIn.quick(theirs);
        Front front = Front.of(standIn, certificate);
        var api = RuntimeInterfaceApi.start();
        var credentials = ContainerCredentials.start()) {
      site.plant(standIn, TARGET);
      theirs.sleep(CREATION);
      String arn =
          "arn:aws:lambda:%s:%s:function:%s"
              .formatted(Session.REGION, Session.ACCOUNT, site.function());
      CompletableFuture<Instant> returned =
          api.invoke("bench", arn, create(candidate, front)).thenApply(_ -> time.now());
      CompletableFuture<Instant> answered = standIn.responses().next().thenApply(this::success);
      Instant started = time.now();
      boolean restored = candidate.span() == Span.RESTORE_TO_ANSWER;
      Map<String, String> lambda =
          FunctionEnvironment.of(site, Candidates.MEMORY_SIZE, api, front.endpoint());
      try (var process =
          CandidateProcess.start(candidate, restored ? credentials.in(lambda) : lambda, output)) {
        Duration before = Duration.ZERO;
        if (restored) {
          process.await(api.initialized());
          before = process.spent().cpu();
          started = time.now();
          api.restore();
        }
        var end = candidate.span() == Span.START_TO_RETURN ? returned : answered;
        Instant ended = process.await(end);
        Duration cpu = process.spent().cpu().minus(before);
        var _ = process.await(returned);
        return new Sample(Duration.between(started, ended), cpu);
      }
    }
  }

  private static Json.Obj create(Candidate candidate, Front front) throws IOException {
    URI url = front.presign("bench");
    return candidate.create(TARGET).with("ResponseURL", Json.of(url.toString()));
  }

  /**
   * Not what the bucket made of it: Powertools encodes the URL anew, which S3 takes and the
   * stand-in does not.
   */
  private Instant success(Received answer) {
    Instant now = time.now();
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (!body.contains("\"SUCCESS\"")) {
      throw new IllegalStateException(body);
    }
    return now;
  }
}
