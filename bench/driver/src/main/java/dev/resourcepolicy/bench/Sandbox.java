package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.Stranger;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.soak.FunctionEnvironment;
import dev.resourcepolicy.local.soak.HurriedTime;
import dev.resourcepolicy.local.soak.RuntimeInterfaceApi;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.Received;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A candidate that stays, with services of its own, and is given one invocation after the other.
 * Whenever somebody has written, a minute goes by at the services, so that there is no cooldown,
 * and nothing takes effect later. What a function waits for by its own clock stays: at Prometheus,
 * until a Delete has to show.
 */
final class Sandbox implements AutoCloseable {
  /** The one that all invocations are about. */
  static final int TARGET = 0;

  /** Long ago: what a service names as the time to try again must not be far off for a function. */
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private static final Duration AFTER_A_WRITE = Duration.ofMinutes(1);

  private final Candidate candidate;
  private final StandIn standIn;
  private final RuntimeInterfaceApi api = RuntimeInterfaceApi.start();
  private final CandidateProcess process;
  private int invocations = 0;

  /**
   * Starts it.
   *
   * @param memorySize MiB; one of ours has to be started with the JVM's options for it, too
   * @param remembers whether ours has its memory
   * @param output the file for what it prints
   */
  Sandbox(Candidate candidate, int memorySize, boolean remembers, Path output) throws IOException {
    this.candidate = candidate;
    Site site = candidate.site();
    var time = new HurriedTime(Time.system(), START);
    standIn = StandIn.quick(time);
    standIn.seed();
    site.plant(standIn, TARGET);
    time.sleep(AFTER_A_WRITE);
    standIn.onEvent(_ -> time.sleep(AFTER_A_WRITE));
    URI endpoint = standIn.endpoint();
    process =
        CandidateProcess.start(
            candidate,
            remembers
                ? FunctionEnvironment.remembering(site, memorySize, api, endpoint)
                : FunctionEnvironment.of(site, memorySize, api, endpoint),
            output);
  }

  /**
   * Invokes it with an event, which becomes a new request.
   *
   * @throws IllegalStateException when it did not do the job
   */
  void invoke(Json.Obj event) throws IOException {
    standIn.forget();
    String id = "invocation-" + ++invocations;
    URI url = standIn.responses().presign(id);
    String arn =
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(Session.REGION, Session.ACCOUNT, candidate.site().function());
    Json.Obj request =
        event.with("RequestId", Json.of(id)).with("ResponseURL", Json.of(url.toString()));
    RuntimeInterfaceApi.Ended ended = process.await(api.invoke(id, arn, request));
    if (!ended.how().equals("response") || !hasAnswered()) {
      throw new IllegalStateException(
          "It returned %s and answered %s".formatted(ended.body(), answers()));
    }
  }

  private boolean hasAnswered() {
    List<String> answers = answers();
    return answers.size() == 1 && answers.getFirst().contains("\"SUCCESS\"");
  }

  private List<String> answers() {
    return standIn.responses().received().stream()
        .map(Received::body)
        .map(body -> new String(body, StandardCharsets.UTF_8))
        .toList();
  }

  /** The calls of the last invocation. */
  List<String> operations() {
    return standIn.calls().stream().map(Seen::operation).toList();
  }

  /** Somebody else deletes the policy, so that there is none for the next Create. */
  void clear() {
    Site site = candidate.site();
    Stranger.of(site.function()).remove(standIn, site.id(TARGET));
  }

  CandidateProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
    api.close();
    standIn.close();
  }
}
