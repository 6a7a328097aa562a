package dev.resourcepolicy.bench;

import dev.resourcepolicy.bench.Candidate.Span;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.soak.ContainerCredentials;
import dev.resourcepolicy.local.soak.FunctionEnvironment;
import dev.resourcepolicy.local.soak.HurriedTime;
import dev.resourcepolicy.local.soak.RuntimeInterfaceApi;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.Received;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** First invocations of new processes, each a Create of a policy where there is none. */
final class ColdStart {
  /** Long ago: what a service names as the time to try again must not be far off for a function. */
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  /** Until a new target is ready for a policy. */
  private static final Duration CREATION = Duration.ofMinutes(1);

  private static final int TARGET = 0;

  private final Time time = Time.system();
  private final Path output;

  /**
   * @param directory for what the processes print
   */
  ColdStart(Path directory) {
    this.output = directory.resolve("output");
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
        var api = RuntimeInterfaceApi.start();
        var credentials = ContainerCredentials.start()) {
      site.plant(standIn, TARGET);
      theirs.sleep(CREATION);
      String arn =
          "arn:aws:lambda:%s:%s:function:%s"
              .formatted(Session.REGION, Session.ACCOUNT, site.function());
      CompletableFuture<Instant> returned =
          api.invoke("bench", arn, create(candidate, standIn)).thenApply(_ -> time.now());
      CompletableFuture<Instant> answered = standIn.responses().next().thenApply(this::success);
      Instant started = time.now();
      boolean restored = candidate.span() == Span.RESTORE_TO_ANSWER;
      Map<String, String> lambda =
          FunctionEnvironment.of(site, Candidates.MEMORY_SIZE, api, standIn.endpoint());
      Process process = start(candidate, restored ? credentials.in(lambda) : lambda);
      try {
        Duration before = Duration.ZERO;
        if (restored) {
          await(process, api.initialized());
          before = cpu(process);
          started = time.now();
          api.restore();
        }
        var end = candidate.span() == Span.START_TO_RETURN ? returned : answered;
        Instant ended = await(process, end);
        Duration cpu = cpu(process).minus(before);
        var _ = await(process, returned);
        return new Sample(Duration.between(started, ended), cpu);
      } finally {
        process.destroyForcibly().onExit().join();
      }
    }
  }

  private static Json.Obj create(Candidate candidate, StandIn standIn) throws IOException {
    String sample = Files.readString(candidate.event());
    var event = (Json.Obj) Json.parse(candidate.site().about(TARGET, sample));
    return event.with("ResponseURL", Json.of(standIn.responses().presign("bench").toString()));
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

  private Process start(Candidate candidate, Map<String, String> lambda) throws IOException {
    var builder = new ProcessBuilder(candidate.command()).directory(candidate.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(lambda);
    builder.environment().putAll(candidate.environment());
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private <T> T await(Process process, CompletableFuture<T> event) throws IOException {
    CompletableFuture<T> died =
        process
            .onExit()
            .thenApply(
                ended -> {
                  throw new IllegalStateException("The process ended with " + ended.exitValue());
                });
    try {
      return event.applyToEither(died, result -> result).get(1, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("It printed: " + Files.readString(output), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Duration cpu(Process process) {
    return process.info().totalCpuDuration().orElseThrow();
  }
}
