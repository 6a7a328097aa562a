package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.MissedTarget;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an event's properties say.
 *
 * @param document the desired document, which passed everything that can be checked without the
 *     service
 * @param owner under which an explicit request is remembered
 * @param expectedRevision the only revision that may be changed; of explicit requests only
 * @param dryRun whether to plan only; of explicit requests only
 */
public record Settings(
    Target target,
    PolicyDocument document,
    Handling handling,
    boolean acceptsLockout,
    Optional<String> owner,
    Optional<String> expectedRevision,
    boolean dryRun) {

  /**
   * What a removal needs. Of a Delete, everything else may be wrong: a stack must always be able to
   * go.
   */
  public record Removal(
      Target target,
      PolicyDocument document,
      Handling handling,
      boolean acceptsLockout,
      Optional<String> owner,
      Optional<String> expectedRevision,
      boolean dryRun) {}

  /**
   * Reads the properties of a Create, an Update, a check or an explicit request.
   *
   * @throws PolicyFailure naming everything that is wrong with them
   */
  public static Settings read(ServiceProfile profile, Own own, Json.Obj values, boolean explicit) {
    return read(profile, own, values, explicit, true);
  }

  /** Reads what is not to be written: what only a guard would say against it does not matter. */
  public static Settings readUnguarded(ServiceProfile profile, Own own, Json.Obj values) {
    return read(profile, own, values, false, false);
  }

  private static Settings read(
      ServiceProfile profile, Own own, Json.Obj values, boolean explicit, boolean guarded) {
    var properties = new Properties(values);
    properties.ignore("ServiceToken", "ServiceTimeout", "Nonce");
    Optional<Target> target = target(profile, own, properties);
    Optional<Json> property = properties.value("PolicyDocument");
    Handling handling = Handling.read(profile, own, properties);
    boolean acceptsLockout = accepted(profile, properties);
    Optional<String> owner = explicit ? owner(own, properties) : Optional.empty();
    Optional<String> expected = explicit ? properties.text("ExpectedRevision") : Optional.empty();
    boolean dryRun = explicit && properties.flag("DryRun");
    Optional<PolicyDocument> document = document(property, properties);
    document.ifPresent(checked -> handling.ownership().check(checked, properties));
    document.flatMap(profile.limit()::problem).ifPresent(properties::problem);
    document
        .filter(_ -> guarded)
        .map(checked -> own.guard(profile).problems(values, checked))
        .ifPresent(forbidden -> forbidden.forEach(properties::problem));
    document.ifPresent(
        checked ->
            target.ifPresent(
                found -> MissedTarget.problems(checked, found).forEach(properties::problem)));
    if (!properties.problems().isEmpty()) {
      throw invalid(properties.problems());
    }
    return new Settings(
        target.orElseThrow(),
        document.orElseThrow(),
        handling,
        acceptsLockout,
        owner,
        expected,
        dryRun);
  }

  /**
   * Reads the properties of a Delete or of an explicit request to remove.
   *
   * @throws PolicyFailure when they do not say what to remove
   */
  public static Removal readRemoval(
      ServiceProfile profile, Own own, Json.Obj values, boolean explicit) {
    var properties = new Properties(values);
    Optional<Target> target = target(profile, own, properties);
    Handling handling = Handling.ofRemoval(profile, properties);
    Optional<Json> property = properties.value("PolicyDocument");
    if (property.isEmpty() && handling.onDelete().needsDocument()) {
      properties.problem("PolicyDocument is missing");
    }
    Optional<String> owner = explicit ? owner(own, properties) : Optional.empty();
    boolean acceptsLockout = accepted(profile, properties);
    Optional<String> expected = explicit ? properties.text("ExpectedRevision") : Optional.empty();
    boolean dryRun = explicit && properties.flag("DryRun");
    properties.ignore("ServiceToken", "ServiceTimeout", "Nonce");
    // A misspelt ExpectedRevision must not make a request unconditional.
    List<String> problems = explicit ? properties.problems() : properties.wrong();
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
    return new Removal(
        target.orElseThrow(), document(values), handling, acceptsLockout, owner, expected, dryRun);
  }

  private static Optional<String> owner(Own own, Properties properties) {
    Optional<String> owner = properties.text("Owner");
    owner.filter(_ -> !own.remembers()).ifPresent(_ -> Handling.needsMemory("Owner", properties));
    return owner;
  }

  /** The target alone, where the properties name one that can be read. */
  public static Optional<Target> target(ServiceProfile profile, Json.Obj values) {
    return profile.target().apply(new Properties(values));
  }

  /** The document that older properties hold, however it was written. */
  static Optional<PolicyDocument> previous(Json.Obj values) {
    return values.get("PolicyDocument").map(Settings::asWritten);
  }

  /** The document that properties hold, or an unreadable one. */
  public static PolicyDocument document(Json.Obj values) {
    return previous(values).orElseGet(() -> PolicyDocument.observed(""));
  }

  private static PolicyDocument asWritten(Json property) {
    return PolicyDocument.observed(property instanceof Json.Str(var text) ? text : property.text());
  }

  private static Optional<Target> target(ServiceProfile profile, Own own, Properties properties) {
    Optional<Target> target = profile.target().apply(properties);
    target.map(own::problems).ifPresent(wrong -> wrong.forEach(properties::problem));
    target.flatMap(own.guard(profile)::problem).ifPresent(properties::problem);
    return target;
  }

  /**
   * Whether the request accepts to be locked out; what else it accepts is for the guard to read.
   */
  private static boolean accepted(ServiceProfile profile, Properties properties) {
    properties.flag(Guard.ACKNOWLEDGEMENT);
    return profile.lockout().optIn().filter(properties::flag).isPresent();
  }

  private static Optional<PolicyDocument> document(Optional<Json> property, Properties properties) {
    if (property.isEmpty()) {
      properties.problem("PolicyDocument is missing");
      return Optional.empty();
    }
    var problems = new ArrayList<String>();
    Optional<PolicyDocument> document = PolicyDocument.desired(property.get(), problems);
    problems.forEach(properties::problem);
    return document;
  }

  private static PolicyFailure invalid(List<String> problems) {
    return new PolicyFailure(
        FailureKind.INVALID,
        "The properties are not valid, and no call was made: %s."
            .formatted(String.join("; ", problems)));
  }
}
