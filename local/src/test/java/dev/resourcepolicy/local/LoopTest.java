package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Deployment;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoopTest {
  private static final Template TEMPLATE =
      Template.read(
          """
          Resources:
            Good:
              Type: AWS::Serverless::Function
              Properties:
                Events:
                  Told: { Type: EventBridgeRule, Properties: { Pattern: { source: [good, both] } } }
                  Hourly: { Type: Schedule, Properties: { Schedule: rate(1 hour) } }
                  Never: { Type: Schedule, Properties: { Schedule: rate(1 minute), State: DISABLED } }
                  Given: { Type: Schedule, Properties: { Schedule: rate(1 day), Input: '{"a": 1}' } }
            Bad:
              Type: AWS::Serverless::Function
              Properties:
                Events:
                  Told: { Type: EventBridgeRule, Properties: { Pattern: { source: [bad, both] } } }
          """,
          new Deployment(Session.ACCOUNT, Session.REGION, "stack", Map.of()));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final PrintedLines lines = new PrintedLines();
  private final BlockingQueue<String> invoked = new LinkedBlockingQueue<>();
  private final Loop loop =
      new Loop(
          TEMPLATE,
          (function, event) -> {
            invoked.add(function.name() + " " + Printed.title(event) + " " + event.text());
            return function.name().equals("Bad") ? failure() : success();
          },
          time,
          lines.out());

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void deliversAnEventToEveryFunctionWhoseRuleMatches() throws InterruptedException {
    loop.accept(event("both"));

    assertThat(List.of(taken(), taken()))
        .anyMatch(one -> one.startsWith("Good Something Happened"))
        .anyMatch(one -> one.startsWith("Bad Something Happened"));
    assertThat(lines.awaited("matches"))
        .contains("Something Happened from both")
        .contains("matches GoodTold, BadTold");
  }

  @Test
  void saysWhenAnEventMatchesNoRule() {
    loop.accept(event("nobody"));

    assertThat(lines.awaited("no rule")).contains("matches no rule");
    assertThat(invoked).isEmpty();
  }

  @Test
  void triesAFailedDeliveryAgainTwice() throws InterruptedException {
    loop.accept(event("bad"));

    assertThat(taken()).startsWith("Bad");
    lines.awaited("tries again in 1 min");
    time.sleep(Duration.ofMinutes(1));
    assertThat(taken()).startsWith("Bad");
    lines.awaited("tries again in 2 min");
    time.sleep(Duration.ofMinutes(2));
    assertThat(taken()).startsWith("Bad");
    assertThat(lines.awaited("dead-letter queue"))
        .contains("Bad failed 3 times. The event is lost to the dead-letter queue:")
        .contains("\"source\":\"bad\"");
    assertThat(invoked).isEmpty();
  }

  @Test
  void runsSchedules() throws InterruptedException {
    loop.start();

    time.sleep(Duration.ofHours(1));
    assertThat(taken())
        .startsWith("Good Scheduled Event")
        .contains("\"source\":\"aws.events\"", "\"time\":\"2026-01-01T01:00:00Z\"")
        .contains("arn:aws:events:eu-central-1:111122223333:rule/GoodHourly");
    time.sleep(Duration.ofHours(1));
    assertThat(taken()).contains("\"time\":\"2026-01-01T02:00:00Z\"");
    assertThat(invoked).isEmpty();
  }

  @Test
  void givesAScheduledFunctionTheInputOfItsSchedule() throws InterruptedException {
    loop.start();

    time.sleep(Duration.ofDays(1));

    String one = taken();
    while (!one.endsWith("{\"a\":1}")) {
      one = taken();
    }
  }

  private String taken() throws InterruptedException {
    return Optional.ofNullable(invoked.poll(30, TimeUnit.SECONDS)).orElseThrow();
  }

  private static Session.Invoked success() {
    return new Session.Invoked(
        Optional.of(Json.Obj.of()), Optional.empty(), Optional.empty(), List.of());
  }

  private static Session.Invoked failure() {
    return new Session.Invoked(
        Optional.empty(),
        Optional.of(new IllegalStateException("no")),
        Optional.empty(),
        List.of());
  }

  private static Json.Obj event(String source) {
    return Json.Obj.of(
        "detail-type", Json.of("Something Happened"),
        "source", Json.of(source),
        "detail", Json.Obj.of());
  }
}
