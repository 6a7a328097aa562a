package dev.resourcepolicy.local.soak;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Stranger;
import dev.resourcepolicy.local.load.Notices;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.load.Stack;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The events of a soak, one after the other and without end: some stacks create, update and delete
 * their policies again and again, somebody else changes them in between, and everything is checked.
 */
final class Story {
  private static final int TARGETS = 4;

  /** What becomes of one stack's policy in a round; each of these is one invocation. */
  private enum Step {
    CREATE,
    UPDATE,
    NOTICE,
    REFUSED,
    CHECK,
    UPDATE_AGAIN,
    DELETE
  }

  private final StandIn standIn;
  private final Time time;
  private final Site site;
  private final boolean memory;
  private final List<Stack> stacks;
  private int sent = 0;

  /**
   * @param memory whether the function has one
   * @param events the directory of the sample events
   */
  Story(StandIn standIn, Time time, Site site, boolean memory, Path events) {
    this.standIn = standIn;
    this.time = time;
    this.site = site;
    this.memory = memory;
    this.stacks =
        IntStream.range(0, TARGETS)
            .flatMap(target -> site.stacksAt(target).limit(2))
            .mapToObj(number -> Stack.of(site, number, events))
            .toList();
    IntStream.range(0, TARGETS).forEach(target -> site.plant(standIn, target));
  }

  /**
   * One event and what must come of it.
   *
   * @param answer the Status that CloudFormation is told; empty when it is not told anything
   */
  record Next(Json.Obj event, Optional<String> answer) {
    private static Next success(Json.Obj request) {
      return new Next(request, Optional.of("SUCCESS"));
    }
  }

  /** The next event; what makes it true has happened. */
  Next next() {
    int round = sent / (stacks.size() * Step.values().length);
    Step step = Step.values()[sent / stacks.size() % Step.values().length];
    Stack stack = stacks.get(sent % stacks.size());
    String id = "request-" + sent++;
    int version = 3 * round;
    String physicalId = physicalId(stack);
    return switch (step) {
      case CREATE -> Next.success(stack.create(id, version));
      case UPDATE -> Next.success(throttled(stack.update(id, physicalId, version, version + 1)));
      case UPDATE_AGAIN -> Next.success(stack.update(id, physicalId, version + 1, version + 2));
      case DELETE -> Next.success(stack.delete(id, physicalId, version + 2));
      case REFUSED -> new Next(refused(stack, id, physicalId, version), Optional.of("FAILED"));
      case NOTICE, CHECK -> new Next(check(stack, step, version + 1), Optional.empty());
    };
  }

  /** The request, of which the next write of a policy is throttled. */
  private Json.Obj throttled(Json.Obj request) {
    String put = Stranger.of(site.function()).put();
    standIn.faults().add(site.service(), put, new Fault.Throttle(), 1);
    return request;
  }

  private Json.Obj refused(Stack stack, String id, String physicalId, int version) {
    Json.Obj update = stack.update(id, physicalId, version + 1, version + 1);
    Json.Obj properties = update.object("ResourceProperties").orElseThrow();
    return update.with("ResourceProperties", properties.with("OnDrift", Json.of("Never")));
  }

  /** What the function is told after somebody has changed the policy. */
  private Json.Obj check(Stack stack, Step step, int version) {
    tamper(stack, version);
    if (memory && step == Step.CHECK) {
      return stack.number() == 0 ? scheduled() : requested(stack);
    }
    Json.Obj notification = step == Step.CHECK ? scheduled() : changed(stack);
    return memory
        ? notification
        : Json.Obj.of("Desired", stack.properties(version), "Notification", notification);
  }

  private void tamper(Stack stack, int version) {
    Json other = Json.parse(stack.document(version + 1_000_000).text());
    Stranger.of(site.function()).tamper(standIn, stack.create("stranger", version), other);
    time.sleep(Duration.ofMinutes(1)); // what somebody else wrote has its cooldown, too
  }

  private Json.Obj changed(Stack stack) {
    Stranger stranger = Stranger.of(site.function());
    String prefix = site == Site.AMP ? "aps" : site.service();
    String member = stranger.target();
    String lower = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    return event(
        "AWS API Call via CloudTrail",
        "aws." + prefix,
        Json.Obj.of(
            "eventSource", Json.of(prefix + ".amazonaws.com"),
            "eventName", Json.of(stranger.put()),
            "requestParameters", Json.Obj.of(lower, Json.of(site.id(stack.target())))));
  }

  private Json.Obj scheduled() {
    return Notices.scheduled("event-" + sent, time.now());
  }

  private Json.Obj requested(Stack stack) {
    return event(
        "Resource Policy Check Requested",
        "resource-policy-functions",
        Json.Obj.of(
            "Service", Json.of(site.service()),
            "Targets", Json.ofTexts(List.of(physicalId(stack)))));
  }

  private Json.Obj event(String detailType, String source, Json.Obj detail) {
    return Notices.event("event-" + sent, time.now(), detailType, source, detail);
  }

  private String physicalId(Stack stack) {
    return site.id(stack.target());
  }
}
