package dev.resourcepolicy.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.resourcepolicy.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The requests of one stack, delivered as Lambda delivers them, and their answers. */
final class Requests {
  /** Lambda's pauses before it tries an asynchronous invocation again. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  /** CloudFormation's limit for a body, in bytes. */
  private static final int MOST_BYTES = 4096;

  private final World world;
  private final String stackId;
  private final Map<Request, Json.Obj> events = new HashMap<>();
  private int sent = 0;

  /** Whether any of them sent a write, which the memory must know of then. */
  private boolean wrote = false;

  Requests(World world, int stack) {
    this.world = world;
    this.stackId =
        "arn:aws:cloudformation:eu-central-1:111122223333:stack/s%1$d/%1$d".formatted(stack);
  }

  /** Sends a request, and waits for its answer; nothing when there never is one. */
  Optional<Answer> send(Request request, Fate fate, Act act) {
    Json.Obj event = event(request);
    events.put(request, event);
    world.trace(() -> request.told(world.site()));
    for (int delivery = 0; ; delivery++) {
      boolean settled = deliver(request, event, fate, act);
      Optional<Answer> answer = answer(event);
      answer.ifPresent(told -> check(request, told));
      if (settled || delivery == PAUSES.size()) {
        return answer;
      }
      world.time().sleep(PAUSES.get(delivery));
    }
  }

  /** Delivers a request that was answered once more. */
  void again(Request request, Fate fate, Act act) {
    Json.Obj event = events.get(request);
    if (event != null) {
      world.trace(() -> "once more: " + request.told(world.site()));
      deliver(request, event, fate, act);
      var _ = answer(event);
    }
  }

  /** Whether Lambda has no reason to deliver it again. */
  private boolean deliver(Request request, Json.Obj event, Fate fate, Act act) {
    var look =
        new Look(
            request.wanted().id(world.site()),
            request.aim(),
            world.time().now().plus(act.timeout()));
    look.glance(world.truth());
    Ending ending = world.invoke(event, new Line(world, fate, look), act.timeout());
    Optional<Answer> answer = bodies(event).reduce((_, later) -> later).map(Requests::answer);
    boolean returned = ending == Ending.RETURNED;
    wrote |= look.sent;
    world
        .watch()
        .require(
            answer.isPresent() || !returned,
            Check.ONE_ANSWER,
            () -> request.type() + " was not answered");
    boolean claims = returned && look.calls > 0 && answer.filter(Answer::succeeded).isPresent();
    world
        .watch()
        .require(
            look.reached || !claims,
            Check.SUCCESS_IS_TRUE,
            () -> "%s was never so, and came to %s".formatted(request.type(), answer));
    world
        .watch()
        .require(
            ending != Ending.FAILED || answer.isPresent() || look.undelivered > 0,
            Check.NO_ERROR,
            () ->
                "%s ended in an error although its answer could have been delivered"
                    .formatted(request.type()));
    return returned;
  }

  private void check(Request request, Answer answer) {
    String target = request.wanted().id(world.site());
    String id = answer.physicalId();
    boolean right =
        switch (request.type()) {
          case "Create" ->
              answer.succeeded()
                  ? id.equals(target)
                  : List.of(
                          "not-created:" + request.logicalId(),
                          "unconfirmed:" + request.logicalId())
                      .contains(id);
          case "Update" ->
              answer.succeeded() ? id.equals(target) : id.equals(request.physicalId().orElse(""));
          default -> id.equals(request.physicalId().orElse(""));
        };
    require(right, () -> "%s was answered with the physical id %s".formatted(request.type(), id));
    require(
        answer.succeeded() || !answer.reason().isBlank(),
        () -> "%s failed without a reason".formatted(request.type()));
    require(answer.text("StackId").equals(stackId), () -> "the answer names another stack");
    require(answer.text("LogicalResourceId").equals(request.logicalId()), () -> "another resource");
  }

  private void require(boolean holds, Supplier<String> what) {
    world.watch().require(holds, Check.THE_ANSWER_FITS, what);
  }

  /** What CloudFormation has taken: the first body that its bucket accepted. */
  private Optional<Answer> answer(Json.Obj event) {
    List<String> bodies = bodies(event).toList();
    bodies.forEach(
        body ->
            require(
                body.getBytes(UTF_8).length <= MOST_BYTES, () -> "an answer has too many bytes"));
    world
        .watch()
        .require(
            areOne(bodies) || !world.remembers(),
            Check.ONE_ANSWER,
            () -> "a request got several answers: %s".formatted(bodies));
    return bodies.stream().findFirst().map(Requests::answer);
  }

  /**
   * Whether a request got one answer. That it failed is not remembered: delivered again, since its
   * run was ended after the answer and before its own end, it may succeed. Nor is a Delete of what
   * nobody remembers, and that left alone what it found.
   */
  private boolean areOne(List<String> bodies) {
    boolean skipped = bodies.stream().allMatch(body -> answer(body).outcome().equals("SKIPPED"));
    return bodies.isEmpty()
        || !answer(bodies.getFirst()).succeeded()
        || (skipped && !wrote)
        || bodies.stream().filter(body -> !isBlind(answer(body))).distinct().count() == 1;
  }

  /** Whether the memory did not say in time what was answered before. */
  private static boolean isBlind(Answer answer) {
    return !answer.succeeded()
        && Stream.of("Query is denied", "The function timed out")
            .anyMatch(answer.reason()::contains);
  }

  /** What the bucket accepted, in its order. */
  private Stream<String> bodies(Json.Obj event) {
    URI url = URI.create(event.text("ResponseURL").orElseThrow());
    String target = url.getRawPath() + "?" + url.getRawQuery();
    return world.standIn().responses().received().stream()
        .filter(put -> put.rawPathAndQuery().equals(target) && put.status() == 200)
        .map(put -> new String(put.body(), UTF_8));
  }

  private static Answer answer(String body) {
    return new Answer((Json.Obj) Json.parse(body));
  }

  private Json.Obj event(Request request) {
    String id = "request-%s-%d".formatted(stackId.substring(stackId.lastIndexOf('/') + 1), ++sent);
    URI url = world.standIn().responses().presign(world.telling() + "/" + id);
    Json.Obj event =
        Json.Obj.of(
            "RequestType", Json.of(request.type()),
            "ResponseURL", Json.of(url.toString()),
            "StackId", Json.of(stackId),
            "RequestId", Json.of(id),
            "LogicalResourceId", Json.of(request.logicalId()),
            "ResourceType", Json.of("Custom::Policy"),
            "ResourceProperties", request.wanted().properties(world.site()));
    if (request.physicalId().isPresent()) {
      event = event.with("PhysicalResourceId", Json.of(request.physicalId().get()));
    }
    if (request.old().isPresent()) {
      event = event.with("OldResourceProperties", request.old().get().properties(world.site()));
    }
    return event;
  }
}
