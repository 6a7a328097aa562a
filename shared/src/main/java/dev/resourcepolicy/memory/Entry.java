package dev.resourcepolicy.memory;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Sha256;
import dev.resourcepolicy.reconcile.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one owner at one target.
 *
 * @param properties what the owner wants and how, as its request said it: read again whenever the
 *     target is checked
 * @param since when the owner last said so: of several owners of a whole document the latest counts
 * @param replaced the document that the owner's Create replaced
 * @param served the last request that was answered
 * @param history what was written for this owner, newest first
 * @param revision of this entry; 0 when it was never saved
 */
public record Entry(
    Key key,
    Phase phase,
    Json.Obj properties,
    Instant since,
    Optional<PolicyDocument> replaced,
    Optional<Served> served,
    Repairs repairs,
    List<Version> history,
    long revision) {
  private static final int MOST_VERSIONS = 10;

  public Entry {
    history = List.copyOf(history.subList(0, Math.min(history.size(), MOST_VERSIONS)));
  }

  /** An entry's place. */
  public record Key(String service, String target, Owner owner) {
    /** Half of what a sort key may have: 1024 bytes (Amazon DynamoDB developer guide, quotas). */
    private static final int MOST_BYTES = 500;

    /** Of all entries at a target, and of no other target. */
    public static String prefix(String target) {
      return fitting(target) + "|";
    }

    /** In the order of targets, and of owners at one target. */
    public String sortKey() {
      return prefix(target) + fitting(owner.name());
    }

    private static String fitting(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
          ? text
          : "sha-256:" + Sha256.hex(text);
    }
  }

  /** How far the target is with what the owner wants. */
  public sealed interface Phase {
    /**
     * It was recorded, and may be written.
     *
     * @param found what the write was planned from
     * @param request for which it is written
     */
    record Applying(PolicyState.Expected found, Request request) implements Phase {}

    /**
     * It is there.
     *
     * @param revision the service's, as far as it is known
     * @param digest of the document as it was written
     */
    record Applied(Optional<String> revision, String digest) implements Phase {}

    /**
     * It is to go, and may be gone.
     *
     * @param found what the removal was planned from
     * @param request for which it is removed
     */
    record Removing(PolicyState.Expected found, Request request) implements Phase {}

    /**
     * It is gone. The entry is kept for a while for the request that is delivered again.
     *
     * @param until when the entry may be forgotten
     */
    record Removed(Instant until) implements Phase {}
  }

  /**
   * One request of an owner.
   *
   * @param delivery what tells it from a later one that has the same id
   */
  public record Request(String id, String delivery) {}

  /** A request that was answered. */
  public record Served(Request request, Outcome outcome) {}

  /** A document as it was written for an owner. */
  public record Version(PolicyDocument document, Instant at, Owner owner, Request request) {}

  /** Whether the owner wants anything of the target. */
  public boolean isLive() {
    return !(phase instanceof Phase.Removed);
  }

  /** Whether this is the entry as another check, but no request, may have left it. */
  public boolean isOf(Entry earlier) {
    return phase instanceof Phase.Applied && since.equals(earlier.since);
  }

  /** The document that was last written for this owner. */
  public Optional<PolicyDocument> lastWritten() {
    return history.stream().findFirst().map(Version::document);
  }

  /** The request that is being carried out, or was when its run ended without a word. */
  public Optional<Request> underWay() {
    return switch (phase) {
      case Phase.Applying(_, var request) -> Optional.of(request);
      case Phase.Removing(_, var request) -> Optional.of(request);
      case Phase.Applied _, Phase.Removed _ -> Optional.empty();
    };
  }

  /** The request that the entry is about. */
  public Optional<Request> request() {
    return underWay().or(() -> served.map(Served::request));
  }

  /**
   * What came of a request when it was delivered before, or that a later one has come since;
   * nothing when it has not been carried out.
   */
  public Optional<Outcome> outcome(Request request) {
    boolean late = history.stream().anyMatch(version -> version.request().equals(request));
    return served
        .filter(answered -> answered.request().equals(request))
        .map(Served::outcome)
        .or(() -> late ? Optional.of(overtaken()) : Optional.empty());
  }

  private Outcome overtaken() {
    return Outcome.nothing(
        Outcome.Kind.UNCHANGED,
        key.target(),
        "A later request of the same owner has been served since.");
  }

  /** What the write was planned from that is being made, or may have been. */
  public Optional<PolicyState.Expected> found() {
    return switch (phase) {
      case Phase.Applying(var found, _) -> Optional.of(found);
      case Phase.Removing(var found, _) -> Optional.of(found);
      case Phase.Applied _, Phase.Removed _ -> Optional.empty();
    };
  }

  public Entry in(Phase other) {
    return new Entry(key, other, properties, since, replaced, served, repairs, history, revision);
  }

  public Entry with(Repairs other) {
    return new Entry(key, phase, properties, since, replaced, served, other, history, revision);
  }

  /** This entry in the place of the one that was saved under the revision. */
  public Entry at(long otherRevision) {
    return new Entry(
        key, phase, properties, since, replaced, served, repairs, history, otherRevision);
  }
}
