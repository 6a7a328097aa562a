package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every way in which a function comes to write. */
enum ScenarioWrite {
  CREATE("create", "CREATED"),
  UPDATE("update", "UPDATED"),
  DELETE("delete", "DELETED"),
  /** A Delete that has to leave somebody else's statement, and therefore puts. */
  TAKE_OUT("delete", "DELETED");

  private final String sample;
  final String outcome;

  ScenarioWrite(String sample, String outcome) {
    this.sample = sample;
    this.outcome = outcome;
  }

  /** Whether the service's documents can be taken apart. */
  boolean isPossibleAt(Fixture fixture) {
    return this != TAKE_OUT || !fixture.service().equals("acm-pca");
  }

  Json.Obj event(Fixture fixture) {
    return fixture.event(sample);
  }

  String operation(Fixture fixture) {
    return this == DELETE ? fixture.delete() : fixture.put();
  }

  /** Brings about the state that the write starts from. */
  void prepare(Workbench bench) {
    Fixture fixture = bench.fixture;
    switch (this) {
      case CREATE -> {}
      case UPDATE -> bench.answer("create");
      case DELETE ->
          bench.answer(
              Workbench.with(fixture.event("create"), "PolicyDocument", fixture.updated()));
      case TAKE_OUT -> {
        DELETE.prepare(bench);
        fixture.putByAStranger(bench.standIn, withStrangers(fixture));
      }
    }
    bench.settle();
  }

  /** What is there when the write was done; nothing for no policy. */
  Optional<Json> left(Fixture fixture) {
    return switch (this) {
      case CREATE -> Optional.of(fixture.created());
      case UPDATE -> Optional.of(fixture.updated());
      case DELETE -> Optional.empty();
      case TAKE_OUT ->
          Optional.of(
              fixture.updated().with("Statement", new Json.Arr(List.of(strangers(fixture)))));
    };
  }

  /** What the sample Update puts there, and a statement of somebody else's. */
  static Json.Obj withStrangers(Fixture fixture) {
    var statements =
        new ArrayList<>(((Json.Arr) fixture.updated().get("Statement").orElseThrow()).values());
    statements.add(strangers(fixture));
    return fixture.updated().with("Statement", new Json.Arr(statements));
  }

  static Json.Obj strangers(Fixture fixture) {
    var statements = (Json.Arr) fixture.foreign().get("Statement").orElseThrow();
    return ((Json.Obj) statements.values().getFirst()).with("Sid", Json.of("Strangers"));
  }
}
