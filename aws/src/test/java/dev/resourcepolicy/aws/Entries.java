package dev.resourcepolicy.aws;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Owner;
import dev.resourcepolicy.memory.Repairs;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Entries that were never saved. */
final class Entries {
  static final String ORDERS = "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders";
  static final Instant NOW = Instant.parse("2026-10-09T12:00:00.123Z");
  static final Entry.Request REQUEST = new Entry.Request("request", "delivery");
  static final Owner STACK =
      Owner.resource("arn:aws:cloudformation:eu-central-1:111122223333:stack/app/1", "Policy");

  private Entries() {}

  static Entry of(String target, String owner) {
    return of(
        new Entry.Key("dynamodb", target, Owner.named(owner)),
        new Phase.Applied(Optional.of("r1"), "digest"),
        List.of());
  }

  static Entry in(Phase phase) {
    return of(new Entry.Key("dynamodb", ORDERS, STACK), phase, List.of());
  }

  /** With so many versions, each with a document of so many characters. */
  static Entry withHistory(int versions, int characters) {
    return of(
        new Entry.Key("dynamodb", ORDERS, STACK),
        new Phase.Applied(Optional.empty(), "digest"),
        IntStream.range(0, versions)
            .mapToObj(i -> version(document(characters), NOW.minusSeconds(i)))
            .toList());
  }

  /** Everything that an entry may hold. */
  static Entry full() {
    Entry entry = withHistory(3, 100);
    return new Entry(
        entry.key(),
        new Phase.Applying(present(), REQUEST),
        entry.properties(),
        entry.since(),
        Optional.of(document(50)),
        Optional.of(
            new Entry.Served(
                REQUEST,
                new Outcome(
                    Outcome.Kind.REPAIRED,
                    ORDERS,
                    Optional.empty(),
                    Optional.of(revision()),
                    "Done.",
                    new PolicyDifference(List.of("+ Read"))))),
        new Repairs(List.of(NOW, NOW.plusSeconds(1)), Optional.of("Somebody fights for it.")),
        entry.history(),
        0);
  }

  static PolicyState.Present present() {
    return new PolicyState.Present(document(60), revision());
  }

  static PolicyDocument document(int characters) {
    return PolicyDocument.observed("x".repeat(characters));
  }

  private static Revision revision() {
    return new Revision("r1", new LinkedHashMap<>(Map.of("PolicyId", "p", "PolicyHash", "h")));
  }

  private static Entry.Version version(PolicyDocument document, Instant at) {
    return new Entry.Version(document, at, STACK, REQUEST);
  }

  private static Entry of(Entry.Key key, Phase phase, List<Entry.Version> history) {
    return new Entry(
        key,
        phase,
        Json.Obj.of("ResourceArn", Json.of(key.target())),
        NOW,
        Optional.empty(),
        Optional.empty(),
        Repairs.NONE,
        history,
        0);
  }
}
