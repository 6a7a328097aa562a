package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One service's function as the template deploys it, with its memory, its rules and the bus, on a
 * seeded stand-in and in virtual time. Each invocation has an execution environment of its own.
 */
final class Remembering implements AutoCloseable {
  final Fixture fixture;
  final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T09:00:00Z"));
  final StandIn standIn = StandIn.start(time, 0);

  /** Every event of the stand-in's world, in the order in which they happened. */
  final List<Json.Obj> events = new CopyOnWriteArrayList<>();

  private Template template;
  private final Rules rules;

  Remembering(Fixture fixture) {
    this(fixture, Map.of());
  }

  /** As the template deploys it with these parameters. */
  Remembering(Fixture fixture, Map<String, String> parameters) {
    this.fixture = fixture;
    this.template = Deployed.template(parameters);
    this.rules = new Rules(template.rules());
    standIn.seed();
    Live.deploy(template, standIn);
    settle();
    standIn.onEvent(events::add);
  }

  /** Lets pass whatever there is to wait for. */
  void settle() {
    time.sleep(Duration.ofMinutes(1));
  }

  DeployedFunction deployed() {
    return template.function(fixture.function()).orElseThrow();
  }

  /** Deploys it again, with other parameters. */
  void redeploy(Map<String, String> parameters) {
    template = Deployed.template(parameters);
  }

  Session.Invoked invoke(Json event) {
    return invoke(event, Duration.ofMinutes(5));
  }

  Session.Invoked invoke(Json event, Duration timeout) {
    DeployedFunction function = deployed();
    var silent = new Timeline(time, new PrintStream(OutputStream.nullOutputStream()));
    var session = Session.of(function, "1", standIn, time, new Random(1), silent);
    return session.invoke(
        function.name(), session.function(function.name()).orElseThrow(), event, timeout);
  }

  /** What CloudFormation is told. */
  Json.Obj answer(Json event) {
    return invoke(event).answer().orElseThrow();
  }

  /** What the function returns. */
  Json.Obj result(Json event) {
    return (Json.Obj) invoke(event).result().orElseThrow();
  }

  /** Delivers the events since this one to the function, as far as the rules say so. */
  List<Json.Obj> deliver(int since) {
    return events.subList(since, events.size()).stream()
        .filter(
            event ->
                rules.matching(Rules.DEFAULT_BUS, event).stream()
                    .anyMatch(rule -> rule.function().equals(fixture.function())))
        .map(this::result)
        .toList();
  }

  /** Somebody puts this document there; what the function makes of it. */
  List<Json.Obj> tamper(Json document) {
    int before = events.size();
    Stranger.of(fixture.function()).tamper(standIn, fixture.event("create"), document);
    return deliver(before);
  }

  /** The events on the bus of this detail-type. */
  List<Json.Obj> told(String detailType) {
    return events.stream()
        .filter(event -> event.text("detail-type").equals(Optional.of(detailType)))
        .map(event -> event.object("detail").orElseThrow())
        .toList();
  }

  List<PolicyDocument> documents() {
    return fixture.documents(standIn);
  }

  /** Whether the policy is this one, when reads show the last write. */
  boolean says(Json.Obj document) {
    settle();
    return documents().size() == 1
        && documents().getFirst().isEquivalentTo(PolicyDocument.observed(document.text()));
  }

  /** The writes of policies that the function made and the service accepted. */
  List<Seen> writes() {
    return standIn.calls().stream()
        .filter(call -> List.of(fixture.put(), fixture.delete()).contains(call.operation()))
        .filter(call -> call.status() / 100 == 2)
        .toList();
  }

  @Override
  public void close() {
    standIn.close();
  }
}
