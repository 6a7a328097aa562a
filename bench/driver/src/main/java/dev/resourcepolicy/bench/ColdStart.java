package dev.resourcepolicy.bench;

import dev.resourcepolicy.bench.Candidate.Span;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.load.Site;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** First invocations of new processes: a Create of a DynamoDB policy, each of a table of its own. */
final class ColdStart implements AutoCloseable {
  private static final Site SITE = Site.DYNAMODB;

  /** Long ago: what a service names as the time to try again must not be far off for a function. */
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  /** Until a new table is active. */
  private static final Duration CREATION = Duration.ofMinutes(1);

  private final Time time = Time.system();
  private final Time theirs = new HurriedTime(time, START);
  private final StandIn standIn = StandIn.quick(theirs);
  private final Path output;
  private int runs = 0;

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
    int table = runs++;
    SITE.plant(standIn, table);
    theirs.sleep(CREATION);
    standIn.forget();
    try (var api = RuntimeInterfaceApi.start()) {
      String arn =
          "arn:aws:lambda:%s:%s:function:%s"
              .formatted(Session.REGION, Session.ACCOUNT, SITE.function());
      Json.Obj event = create(candidate, table);
      CompletableFuture<Instant> returned =
          api.invoke("bench-" + table, arn, event).thenApply(_ -> time.now());
      CompletableFuture<Instant> answered =
          standIn.responses().next().thenApply(this::success);
      Instant started = time.now();
      Process process = start(candidate, api.address());
      try {
        Duration before = Duration.ZERO;
        if (candidate.span() == Span.RESTORE_TO_ANSWER) {
          await(process, api.initialized());
          before = cpu(process);
          started = time.now();
          api.restore();
        }
        var end = candidate.span() == Span.START_TO_RETURN ? returned : answered;
        Instant ended = await(process, end);
        return new Sample(Duration.between(started, ended), cpu(process).minus(before));
      } finally {
        process.destroyForcibly().onExit().join();
      }
    }
  }

  private Json.Obj create(Candidate candidate, int table) throws IOException {
    String sample = Files.readString(candidate.event());
    var event = (Json.Obj) Json.parse(SITE.about(table, sample));
    return event
        .with("ResponseURL", Json.of(standIn.responses().presign("bench-" + table).toString()))
        .with("RequestId", Json.of("request-" + table));
  }

  private Instant success(Received answer) {
    Instant now = time.now();
    // Not what the bucket made of it: Powertools encodes the URL anew, which S3 takes and the stand-in does not.
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (!body.contains("\"SUCCESS\"")) {
      throw new IllegalStateException(body);
    }
    return now;
  }

  private Process start(Candidate candidate, String api) throws IOException {
    var builder = new ProcessBuilder(candidate.command()).directory(candidate.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(lambda(api));
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

  /** What Lambda sets, and where the stand-in is. */
  private Map<String, String> lambda(String api) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_LAMBDA_RUNTIME_API", api);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", SITE.function());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + SITE.function());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/03/02/[$LATEST]0123456789abcdef");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_REGION", Session.REGION);
    variables.put("AWS_ACCESS_KEY_ID", "ASIAIOSFODNN7EXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
    variables.put("AWS_SESSION_TOKEN", "not-a-token");
    variables.put("AWS_ENDPOINT_URL", standIn.endpoint().toString());
    variables.put("ALLOWED_RESPONSE_HOSTS", standIn.endpoint().getAuthority());
    variables.put("PATH", System.getenv("PATH"));
    return variables;
  }

  @Override
  public void close() {
    standIn.close();
  }
}
