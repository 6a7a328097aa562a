package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One service's function at work on a seeded stand-in, in virtual time. It has no memory, and the
 * permissions that the template gives it then.
 */
final class Workbench implements AutoCloseable {
  private static final Template TEMPLATE = Deployed.template(Map.of("Memory", "false"));

  final Fixture fixture;
  final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T09:00:00Z"));
  final StandIn standIn = StandIn.start(time, 0);
  private final Session session;
  private final PolicyFunction function;

  Workbench(Fixture fixture) {
    this.fixture = fixture;
    this.session =
        Session.on(
            standIn,
            accessKey(),
            time,
            new Random(1),
            new Timeline(time, new PrintStream(OutputStream.nullOutputStream())));
    this.function = session.function(fixture.function()).orElseThrow();
    standIn.seed();
    Live.deploy(TEMPLATE, standIn);
    settle();
  }

  /** That of the function's role. */
  String accessKey() {
    return TEMPLATE.function(fixture.function()).orElseThrow().accessKey();
  }

  /** Lets pass whatever there is to wait for: creations, read lags, cooldowns. */
  void settle() {
    time.sleep(Duration.ofMinutes(1));
  }

  Session.Invoked invoke(Json event) {
    return session.invoke(fixture.function(), function, event);
  }

  /** What CloudFormation is told. */
  Json.Obj answer(Json event) {
    return invoke(event).answer().orElseThrow();
  }

  /** What CloudFormation is told of a sample event, with a property set. */
  Json.Obj answer(String sample, String property, String value) {
    return answer(with(fixture.event(sample), property, Json.of(value)));
  }

  Json.Obj answer(String sample) {
    return answer(fixture.event(sample));
  }

  static Json.Obj with(Json.Obj event, String property, Json value) {
    Json.Obj properties = event.object("ResourceProperties").orElseThrow();
    return event.with("ResourceProperties", properties.with(property, value));
  }

  /** Every write that reached the service so far. */
  List<Seen> writes() {
    return standIn.calls().stream()
        .filter(
            call ->
                call.operation().equals(fixture.put()) || call.operation().equals(fixture.delete()))
        .toList();
  }

  @Override
  public void close() {
    standIn.close();
  }
}
