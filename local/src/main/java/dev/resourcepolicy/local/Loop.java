package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.local.template.Rule;
import dev.resourcepolicy.local.template.Schedule;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.Time;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * EventBridge around the functions: takes every event, delivers it to the functions whose rules it
 * matches, and runs the schedules. Deliveries are asynchronous, and tried again, as Lambda does it.
 */
final class Loop implements AutoCloseable {
  /** Lambda's pauses before it tries an asynchronous invocation again. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final Template template;
  private final Rules rules;
  private final Lambda lambda;
  private final Time time;
  private final PrintStream out;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Loop(Template template, Lambda lambda, Time time, PrintStream out) {
    this.template = template;
    this.rules = new Rules(template.rules());
    this.lambda = lambda;
    this.time = time;
    this.out = out;
  }

  /** Starts the schedules, each of which runs first when its time has passed once. */
  void start() {
    Instant now = time.now();
    template.schedules().stream()
        .filter(Schedule::enabled)
        .forEach(schedule -> threads.execute(() -> run(schedule, now.plus(schedule.every()))));
  }

  /** Takes an event of the default bus. */
  void accept(Json.Obj event) {
    accept(Rules.DEFAULT_BUS, event);
  }

  /** Takes an event of a bus. */
  void accept(String bus, Json.Obj event) {
    List<Rule> matching = rules.matching(bus, event);
    String receivers = matching.stream().map(Rule::name).collect(Collectors.joining(", "));
    say(
        Printed.event(event)
            + "\n"
            + (matching.isEmpty() ? "matches no rule" : "matches " + receivers));
    matching.forEach(rule -> deliver(function(rule.function()), event));
  }

  /** Invokes a function asynchronously: what fails is tried again, and lost in the end. */
  void deliver(DeployedFunction function, Json event) {
    threads.execute(() -> delivery(function, event));
  }

  @Override
  public void close() {
    closed.complete(null);
    threads.shutdownNow();
  }

  private void delivery(DeployedFunction function, Json event) {
    for (Duration pause : PAUSES) {
      if (succeeds(function, event)) {
        return;
      }
      Instant again = time.now().plus(pause);
      say("%s failed. Lambda tries again in %d min.".formatted(function.name(), pause.toMinutes()));
      if (time.await(closed, again)) {
        return;
      }
    }
    if (!succeeds(function, event)) {
      say(
          "%s failed %d times. The event is lost to the dead-letter queue:\n%s"
              .formatted(function.name(), PAUSES.size() + 1, event.text()));
    }
  }

  /** Whether there is nothing left to do: an end of the loop leaves nothing either. */
  private boolean succeeds(DeployedFunction function, Json event) {
    return lambda.invoke(function, event).failure().isEmpty() || closed.isDone();
  }

  private void run(Schedule schedule, Instant first) {
    DeployedFunction function = function(schedule.function());
    for (Instant next = first; !time.await(closed, next); next = next.plus(schedule.every())) {
      Json event = schedule.input().orElse(scheduled(schedule, next));
      say("%s is due".formatted(schedule.name()));
      deliver(function, event);
    }
  }

  private static Json scheduled(Schedule schedule, Instant due) {
    String id = schedule.name() + due;
    String rule = String.join(":", "arn:aws:events", Session.REGION, Session.ACCOUNT, "rule/");
    return Json.Obj.of(
        "version", Json.of("0"),
        "id", Json.of(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString()),
        "detail-type", Json.of("Scheduled Event"),
        "source", Json.of("aws.events"),
        "account", Json.of(Session.ACCOUNT),
        "time", Json.of(due.truncatedTo(ChronoUnit.SECONDS).toString()),
        "region", Json.of(Session.REGION),
        "resources", Json.ofTexts(List.of(rule + schedule.name())),
        "detail", Json.Obj.of());
  }

  private DeployedFunction function(String name) {
    return template
        .function(name)
        .orElseThrow(
            () -> new IllegalStateException("The template has no function %s".formatted(name)));
  }

  /** Prints at once what belongs together. */
  private void say(String text) {
    String now = time.now().truncatedTo(ChronoUnit.SECONDS).toString();
    out.println("\n" + now + "  " + text.replace("\n", "\n  "));
  }
}
