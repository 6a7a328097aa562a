package dev.resourcepolicy.simulation;

import com.sun.net.httpserver.Headers;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.standin.Reply;
import dev.resourcepolicy.standin.Request;
import dev.resourcepolicy.standin.Seen;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The one way from an invocation to everybody else, on which its fate is met. */
final class Line {
  private static final Duration SLOW = Duration.ofSeconds(9);

  private final World world;
  private final Fate fate;
  private final Look look;
  private boolean cut = false;

  Line(World world, Fate fate, Look look) {
    this.world = world;
    this.fate = fate;
    this.look = look;
  }

  Look look() {
    return look;
  }

  Fate fate() {
    return fate;
  }

  boolean isCut() {
    return cut;
  }

  /** A call to the service; nothing when the connection ends without an answer. */
  Optional<Reply.Response> service(Request request) {
    Optional<Trouble> trouble = begin();
    boolean puts = isPut(request);
    Optional<Reply.Response> answer =
        trouble
            .flatMap(wrong -> wrong.fault(puts, world.truth().mayReadLate(request.rawPath())))
            .map(fault -> world.standIn().answer(request, fault))
            .orElseGet(
                () ->
                    trouble.equals(Optional.of(Trouble.DROPPED_BEFORE))
                        ? Optional.empty()
                        : world.standIn().answer(request));
    answer.ifPresent(response -> note(response, !lost(trouble)));
    end(trouble);
    return lost(trouble)
        ? trouble.equals(Optional.of(Trouble.FAILED_AFTER))
            ? Optional.of(failure())
            : Optional.empty()
        : answer;
  }

  private void note(Reply.Response answer, boolean heard) {
    Seen call = world.standIn().calls().getLast();
    var body = new String(answer.body(), StandardCharsets.UTF_8);
    world.trace(
        () ->
            "  %s %s -> %s"
                .formatted(
                    call.operation(),
                    Clause.marks(call.input().text()),
                    call.errorCode().orElseGet(() -> Clause.marks(body).toString())));
    world.watch().called(look, call, body, heard);
  }

  /** A call to the bucket in which CloudFormation waits, by a client that waits so long for it. */
  Optional<Reply.Response> bucket(URI url, byte[] body, Duration patience) {
    Optional<Trouble> trouble = begin(patience);
    if (trouble.equals(Optional.of(Trouble.SLOW)) && patience.compareTo(SLOW) < 0) {
      look.undelivered++;
      return Optional.empty();
    }
    Optional<Integer> refusal =
        trouble.flatMap(
            wrong ->
                switch (wrong) {
                  case THROTTLED -> Optional.of(503);
                  case FAILED_BEFORE -> Optional.of(500);
                  case DROPPED_BEFORE -> Optional.of(0);
                  default -> Optional.empty();
                });
    refusal.ifPresent(status -> world.standIn().responses().answerNext(status, 1));
    var headers = new Headers();
    headers.set("Content-Length", Integer.toString(body.length));
    Optional<Reply.Response> answer =
        world
            .standIn()
            .answer(new Request("PUT", url.getRawPath() + "?" + url.getRawQuery(), headers, body));
    world.trace(
        () ->
            "  answer %s -> %s"
                .formatted(
                    new String(body, StandardCharsets.UTF_8),
                    answer.map(Reply.Response::status).orElse(0)));
    world
        .watch()
        .require(
            !world.time().now().isAfter(look.end()),
            Check.THE_ANSWER_FITS,
            () -> "an answer came after Lambda's end");
    end(trouble);
    boolean arrives =
        answer.filter(response -> response.status() == 200).isPresent() && !lost(trouble);
    look.undelivered += arrives ? 0 : 1;
    return lost(trouble) ? Optional.empty() : answer;
  }

  /** A call to the memory or the bus, which come with a client of their own. */
  <T> T other(String what, Supplier<T> call) {
    Optional<Trouble> trouble = begin();
    trouble.ifPresent(_ -> world.watch().forgets(look));
    switch (trouble.orElse(Trouble.STALE)) {
      case THROTTLED, FAILED_BEFORE, DROPPED_BEFORE ->
          throw new PolicyFailure(FailureKind.UNAVAILABLE, what + " does not answer.");
      case DENIED -> throw new PolicyFailure(FailureKind.DENIED, what + " is denied.");
      default -> {}
    }
    T answer = call.get();
    world.trace(() -> "  %s".formatted(what));
    end(trouble);
    if (lost(trouble)) {
      throw new PolicyFailure(FailureKind.UNAVAILABLE, what + " does not answer.");
    }
    return answer;
  }

  private Optional<Trouble> begin() {
    return begin(SLOW);
  }

  private Optional<Trouble> begin(Duration patience) {
    refuseWhenCut();
    look.callsToAnybody++;
    world.time().sleep(fate.latency());
    Optional<Trouble> trouble = fate.next();
    trouble.ifPresent(wrong -> world.trace(() -> "  ! %s".formatted(wrong)));
    if (trouble.equals(Optional.of(Trouble.KILLED_BEFORE))) {
      cut();
    }
    if (trouble.equals(Optional.of(Trouble.SLOW))) {
      world.time().sleep(patience.compareTo(SLOW) < 0 ? patience : SLOW);
    }
    trouble
        .filter(Trouble::isStranger)
        .ifPresent(how -> world.strangers().meddle(look.target(), how));
    return trouble;
  }

  private void end(Optional<Trouble> trouble) {
    if (trouble.equals(Optional.of(Trouble.KILLED_AFTER))) {
      cut();
    }
  }

  private void refuseWhenCut() {
    if (cut) {
      throw new Killed();
    }
  }

  /** The interrupt ends the waits of whoever takes this for a failure that can pass. */
  private void cut() {
    cut = true;
    Thread.currentThread().interrupt();
    throw new Killed();
  }

  private static boolean lost(Optional<Trouble> trouble) {
    return trouble.filter(Trouble::losesTheAnswer).isPresent();
  }

  private boolean isPut(Request request) {
    String put = world.site().put();
    return request.header("X-Amz-Target").filter(target -> target.endsWith(put)).isPresent()
        || request.rawPath().endsWith(put)
        || request.method().equals("PUT");
  }

  private static Reply.Response failure() {
    return new Reply.Response(
        500,
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "InternalServerError"),
        Json.Obj.of("message", Json.of("lost")).text().getBytes(StandardCharsets.UTF_8));
  }
}
