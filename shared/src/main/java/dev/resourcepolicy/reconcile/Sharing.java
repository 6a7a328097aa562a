package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import dev.resourcepolicy.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The decision table of {@link Intent.Share}: what is desired depends on what is observed. */
final class Sharing {
  private Sharing() {}

  static Plan plan(Intent.Share share, PolicyState observed) {
    return switch (observed) {
      case Absent absent ->
          Plan.unexpected(share.expectedRevision(), absent)
              .<Plan>map(refuse -> refuse)
              .orElseGet(() -> create(share, absent));
      case Present present -> plan(share, present);
      case Several several ->
          shared(share, several)
              .map(
                  chosen ->
                      twin(share, several, chosen).orElseGet(() -> plan(share.alone(), chosen)))
              .orElseGet(() -> Plan.ambiguous(several));
    };
  }

  private static Plan plan(Intent.Share share, Present present) {
    PolicyDocument document = present.document();
    if (document.json().isEmpty()) {
      return refuse(share, present, "it cannot be read, so nothing can be added to it");
    }
    if (isOfSameVersion(share, present) && document.with(List.of(share.claim())).equals(document)) {
      return new Plan.Keep(
          share.purpose() == Intent.Purpose.CREATE ? Outcome.Kind.ADOPTED : Outcome.Kind.UNCHANGED,
          Optional.of(present.revision()),
          "The policy holds these statements already." + spared(share, present),
          PolicyDifference.none());
    }
    return refusal(share, present).orElseGet(() -> merge(share, present));
  }

  private static Optional<Plan> refusal(Intent.Share share, Present present) {
    Optional<Plan> unexpected =
        Plan.unexpected(share.expectedRevision(), present).map(refuse -> refuse);
    if (unexpected.isPresent()) {
      return unexpected;
    }
    if (!isOfSameVersion(share, present) && !isAlone(share, present)) {
      String version = present.document().version();
      return refused(
          share,
          present,
          "it has Version %s, and its statements would mean something else under another one: give PolicyDocument that Version"
              .formatted(version));
    }
    List<String> forestalled = sids(present, share.claim()::isForestalled);
    if (share.existing() == Intent.Foreign.REFUSE && !forestalled.isEmpty()) {
      return refused(
          share,
          present,
          "it already has \"%s\", which this resource did not put there: choose another Sid, or set OnExisting to Replace"
              .formatted(String.join("\", \"", forestalled)));
    }
    List<String> drifted = sids(present, share.claim()::isDrifted);
    if (share.drift() == Intent.Foreign.REFUSE && !drifted.isEmpty()) {
      return refused(
          share,
          present,
          "somebody else changed \"%s\" and OnDrift is Refuse: set OnDrift to Overwrite to overwrite the change, or take it into PolicyDocument"
              .formatted(String.join("\", \"", drifted)));
    }
    return Optional.empty();
  }

  private static Plan create(Intent.Share share, Absent absent) {
    PolicyDocument desired = share.desired().document().with(share.others());
    return new Plan.Put(
        share.desired().with(desired), absent, "There was no policy.", PolicyDifference.none());
  }

  private static Plan merge(Intent.Share share, Present present) {
    var claims = new ArrayList<Claim>();
    claims.add(share.claim());
    share.others().forEach(other -> claims.add(other.undisputed(present.document())));
    PolicyDocument base =
        isOfSameVersion(share, present) ? present.document() : share.desired().document();
    PolicyDocument merged = base.with(claims);
    int own = share.desired().document().statements().size();
    return new Plan.Put(
        share.desired().with(merged),
        present,
        "Own statements: %d. Statements of others, left in place: %d."
                .formatted(own, merged.statements().size() - own)
            + spared(share, present),
        present.document().differenceTo(merged));
  }

  private static Optional<Plan> refused(Intent.Share share, Present present, String why) {
    return Optional.of(refuse(share, present, why));
  }

  private static Plan refuse(Intent.Share share, Present present, String why) {
    return new Plan.Refuse(
        "The policy of %s cannot be shared: %s.".formatted(share.target(), why),
        present.document().differenceTo(present.document().with(List.of(share.claim()))));
  }

  /** Whether nothing but what this owner put there is there. */
  private static boolean isAlone(Intent.Share share, Present present) {
    return present.document().without(share.former()).statements().isEmpty();
  }

  private static boolean isOfSameVersion(Intent.Share share, Present present) {
    return present.document().version().equals(share.desired().document().version());
  }

  /** What may be somebody else's by now, in words. */
  private static String spared(Intent.Share share, Present present) {
    List<String> spared = sids(present, share.claim()::isSpared);
    return spared.isEmpty()
        ? ""
        : " Left there, since it is not what this resource put there: \"%s\"."
            .formatted(String.join("\", \"", spared));
  }

  /**
   * Which of several policies is shared: the one that holds a statement of ours, or one of its Sid,
   * or that the request named; else any that can be. All of them count, so that nothing is guessed.
   */
  private static Optional<Present> shared(Intent.Share share, Several several) {
    Claim claim = share.claim();
    return Stream.<Predicate<Present>>of(
            policy -> holds(policy, s -> isLike(s, share.former())),
            policy -> holds(policy, s -> isLike(s, claim.statements())),
            policy -> holds(policy, s -> s.sid().filter(claim.sids()::contains).isPresent()),
            policy -> share.expectedRevision().equals(Optional.of(policy.revision().value())),
            policy -> policy.document().json().isPresent() && isOfSameVersion(share, policy))
        .flatMap(isShared -> several.policies().stream().filter(isShared))
        .findFirst();
  }

  /**
   * Own statements elsewhere: two runs found no policy at the same time, and each put them there.
   */
  private static Optional<Plan> twin(Intent.Share share, Several several, Present chosen) {
    List<Statement> surplus =
        Stream.concat(
                share.former().stream()
                    .filter(former -> !isLike(former, share.claim().statements())),
                share.claim().statements().stream()
                    .filter(wanted -> holds(chosen, wanted::isEquivalentTo)))
            .toList();
    return several.policies().stream()
        .filter(policy -> !policy.equals(chosen) && share.expectedRevision().isEmpty())
        .filter(policy -> holds(policy, statement -> isLike(statement, surplus)))
        .findFirst()
        .map(policy -> clear(share, policy, policy.document().without(surplus)));
  }

  private static Plan clear(Intent.Share share, Present policy, PolicyDocument rest) {
    return Plan.clear(
        policy, Optional.of(share.desired().with(rest)).filter(_ -> !rest.statements().isEmpty()));
  }

  private static boolean isLike(Statement statement, List<Statement> own) {
    return own.stream().anyMatch(statement::isEquivalentTo);
  }

  private static boolean holds(Present policy, Predicate<Statement> which) {
    return policy.document().statements().stream().anyMatch(which);
  }

  private static List<String> sids(Present present, Predicate<Statement> which) {
    return present.document().statements().stream()
        .filter(which)
        .flatMap(statement -> statement.sid().stream())
        .toList();
  }
}
