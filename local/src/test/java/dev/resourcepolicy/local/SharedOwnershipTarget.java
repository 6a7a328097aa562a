package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.standin.StandIn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A target that several owners share, and what they and strangers send. */
record SharedOwnershipTarget(Fixture fixture, String id) {
  private static final String GROUP = "arn:aws:ssm:eu-central-1:111122223333:opsitemgroup/default";

  static List<SharedOwnershipTarget> all() {
    return Stream.concat(
            Stream.of("dynamodb", "ssm", "amp", "xray")
                .map(Fixture::of)
                .map(fixture -> new SharedOwnershipTarget(fixture, fixture.target())),
            Stream.of(group()))
        .toList();
  }

  /** Those that take one policy, so that nobody can create a second one beside it. */
  static List<SharedOwnershipTarget> ofOnePolicy() {
    return all().stream()
        .filter(target -> target.isGroup() || !target.fixture.service().equals("ssm"))
        .toList();
  }

  static SharedOwnershipTarget group() {
    return new SharedOwnershipTarget(Fixture.of("ssm"), GROUP);
  }

  private boolean isGroup() {
    return id.equals(GROUP);
  }

  /**
   * A document of statements that are called by their Sid and, after a dash, by what they say:
   * {@code A} or {@code A-changed}.
   */
  Json.Obj document(String... names) {
    List<Json> statements = Arrays.stream(names).<Json>map(this::statement).toList();
    return at(fixture.created().with("Statement", new Json.Arr(statements)));
  }

  private Json.Obj statement(String name) {
    Json.Obj source = name.contains("-") ? fixture.foreign() : fixture.created();
    var statements = (Json.Arr) source.get("Statement").orElseThrow();
    return ((Json.Obj) statements.values().getFirst())
        .with("Sid", Json.of(name.replaceFirst("-.*", "")));
  }

  Json.Obj create(String stack, Json.Obj properties) {
    return event("create", stack, properties);
  }

  Json.Obj update(String stack, Json.Obj before, Json.Obj now) {
    return event("update", stack, now).with("OldResourceProperties", before);
  }

  Json.Obj delete(String stack, Json.Obj properties) {
    return event("delete", stack, properties);
  }

  /** The properties of an owner of these statements. */
  Json.Obj shared(String... names) {
    return whole(names).with("Ownership", Json.of("Statements"));
  }

  /** The properties of an owner of the whole document. */
  Json.Obj whole(String... names) {
    Json.Obj properties = fixture.event("create").object("ResourceProperties").orElseThrow();
    return at(properties).with("PolicyDocument", document(names));
  }

  private Json.Obj event(String sample, String stack, Json.Obj properties) {
    return at(fixture.event(sample))
        .with("StackId", Json.of("arn:aws:cloudformation:eu-central-1:111122223333:stack/" + stack))
        .with("RequestId", Json.of(String.join("-", sample, stack, properties.text())))
        .with("ResourceProperties", properties);
  }

  private Json.Obj at(Json.Obj sample) {
    return (Json.Obj) Json.parse(sample.text().replace(fixture.target(), id));
  }

  /** What a stranger sends to make the policy say this. */
  Json.Obj strangersPut(StandIn standIn, String... names) {
    Json document = document(names);
    Json.Obj put = isGroup() ? groupPut(standIn, document) : fixture.foreignPut(standIn, document);
    return at(put);
  }

  void putByAStranger(StandIn standIn, String... names) {
    standIn.answer(fixture.service(), fixture.put(), strangersPut(standIn, names));
  }

  private Json.Obj groupPut(StandIn standIn, Json document) {
    var put = Json.Obj.of("ResourceArn", Json.of(id), "Policy", Json.of(document.text()));
    return groupPolicies(standIn)
        .findFirst()
        .map(
            found ->
                put.with("PolicyId", found.get("PolicyId").orElseThrow())
                    .with("PolicyHash", found.get("PolicyHash").orElseThrow()))
        .orElse(put);
  }

  private Stream<Json.Obj> groupPolicies(StandIn standIn) {
    var found =
        (Json.Obj) standIn.answer("ssm", fixture.read(), Json.Obj.of("ResourceArn", Json.of(id)));
    var policies = (Json.Arr) found.get("Policies").orElseThrow();
    return policies.values().stream().map(Json.Obj.class::cast);
  }

  /** The statements of the one policy, in their order; none when there is no policy. */
  List<Statement> statements(Workbench bench) {
    bench.settle();
    List<PolicyDocument> documents =
        isGroup()
            ? groupPolicies(bench.standIn)
                .map(policy -> PolicyDocument.observed(policy.text("Policy").orElseThrow()))
                .toList()
            : fixture.documents(bench.standIn);
    if (documents.size() > 1) {
      throw new AssertionError(documents.size() + " policies");
    }
    return documents.stream().flatMap(document -> document.statements().stream()).toList();
  }

  /** Asserts that there are these statements in this order, and no policy without any. */
  void assertHolds(Workbench bench, String... names) {
    assertThat(statements(bench))
        .usingElementComparator((one, other) -> one.isEquivalentTo(other) ? 0 : 1)
        .containsExactly(
            Arrays.stream(names)
                .map(name -> new Statement(at(statement(name))))
                .toArray(Statement[]::new));
  }

  /** The statement of a Sid. */
  Optional<Statement> find(Workbench bench, String sid) {
    return statements(bench).stream()
        .filter(statement -> statement.sid().equals(Optional.of(sid)))
        .findFirst();
  }

  @Override
  public String toString() {
    return isGroup() ? "ssm OpsItemGroup" : fixture.service();
  }
}
