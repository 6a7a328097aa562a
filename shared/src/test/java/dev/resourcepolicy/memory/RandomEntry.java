package dev.resourcepolicy.memory;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Entry.Request;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A random entry; its texts hold what a writer could stumble over. */
final class RandomEntry {
  private static final List<String> TEXTS =
      List.of("", "a", "arn:aws:x:::y/z|1", "\"quoted\" \\ \n line", "ünï→𝄞", "null", "{}");

  private final RandomGenerator random;

  RandomEntry(RandomGenerator random) {
    this.random = random;
  }

  Entry next() {
    return new Entry(
        new Entry.Key("dynamodb", text(), owner()),
        phase(),
        Json.Obj.of("ResourceArn", Json.of(text()), "PolicyDocument", Json.of(text())),
        instant(),
        maybe(this::document),
        maybe(() -> new Entry.Served(request(), outcome())),
        new Repairs(some(7, this::instant), maybe(this::text)),
        some(12, () -> new Entry.Version(document(), instant(), owner(), request())),
        random.nextLong(1, Long.MAX_VALUE));
  }

  private Phase phase() {
    return switch (random.nextInt(4)) {
      case 0 -> new Phase.Applying(found(), request());
      case 1 -> new Phase.Applied(maybe(this::text), text());
      case 2 -> new Phase.Removing(found(), request());
      default -> new Phase.Removed(instant());
    };
  }

  private PolicyState.Expected found() {
    return random.nextBoolean()
        ? new PolicyState.Absent()
        : new PolicyState.Present(document(), revision());
  }

  private Outcome outcome() {
    Outcome.Kind[] kinds = Outcome.Kind.values();
    return new Outcome(
        kinds[random.nextInt(kinds.length)],
        text(),
        maybe(this::revision),
        maybe(this::revision),
        text(),
        new PolicyDifference(some(3, this::text)));
  }

  private Revision revision() {
    Revision revision = Revision.of(text());
    for (int i = random.nextInt(3); i > 0; i--) {
      revision = revision.with(text(), text());
    }
    return revision;
  }

  private PolicyDocument document() {
    return PolicyDocument.observed(
        switch (random.nextInt(3)) {
          case 0 -> text();
          case 1 -> "{ \"Version\": \"2012-10-17\", \"Statement\": [] }";
          default ->
              "{\"Version\": \"2012-10-17\", \"Statement\": {\"Sid\": %s, \"Effect\": \"Allow\"}}"
                  .formatted(Json.of(text()).text());
        });
  }

  private Owner owner() {
    return new Owner(text(), maybe(this::text));
  }

  private Request request() {
    return new Request(text(), text());
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(int most, Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(most + 1)).toList();
  }
}
