package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.Optional;

/** What events want: where request types, settings and physical ids turn into intents. */
public final class Intents {
  private final ServiceProfile profile;
  private final Own own;
  private final SecondOpinion opinion;

  /** The intents at one service; the opinion is asked before the first write of a request. */
  public Intents(ServiceProfile profile, Own own, SecondOpinion opinion) {
    this.profile = profile;
    this.own = own;
    this.opinion = opinion;
  }

  /**
   * What CloudFormation wants, and the physical id that the resource has when it is done.
   *
   * @param cause who wants it; nobody when not even the target is known
   * @param gate what has to go well before anything is written
   */
  public record Requested(Intent intent, String physicalId, Optional<Cause> cause, Gate gate) {
    Requested(Intent intent, String physicalId, Optional<Cause> cause) {
      this(intent, physicalId, cause, Gate.OPEN);
    }
  }

  /**
   * What an explicit request wants.
   *
   * @param cause who wants it, when its sender named itself
   * @param gate what has to go well before anything is written
   */
  public record Explicit(Intent intent, Optional<Cause> cause, Gate gate) {}

  /**
   * What CloudFormation wants.
   *
   * @throws PolicyFailure when the request makes no sense, with everything that is wrong with it
   */
  public Requested of(Event.CustomResource request) {
    if (request.stackId().isEmpty() || request.requestId().isEmpty()) {
      throw new PolicyFailure(
          FailureKind.INVALID,
          "The request has no StackId or no RequestId: it does not come from CloudFormation.");
    }
    return switch (request.requestType()) {
      case "Create" -> create(request);
      case "Update" -> update(request);
      case "Delete" -> new Removals(profile, own).of(request);
      default ->
          throw new PolicyFailure(
              FailureKind.INVALID,
              "RequestType \"%s\" is unknown: it must be Create, Update or Delete."
                  .formatted(request.requestType()));
    };
  }

  /** What an explicit request wants. */
  public Explicit of(Event.Requested request) {
    return switch (request.action()) {
      case APPLY -> {
        Settings settings = Settings.read(profile, own, request.properties(), true);
        yield new Explicit(
            Wanted.apply(settings, request.id(), Optional.empty(), Purpose.CREATE),
            cause(request, settings.target(), settings.owner(), settings.dryRun()),
            review(settings, request.properties()));
      }
      case REMOVE -> {
        Settings.Removal removal = Settings.readRemoval(profile, own, request.properties(), true);
        yield new Explicit(
            Wanted.remove(profile, removal, request.id(), Doubt.NONE),
            cause(request, removal.target(), removal.owner(), removal.dryRun()),
            Gate.OPEN);
      }
    };
  }

  private static Optional<Cause> cause(
      Event.Requested request, Target target, Optional<String> owner, boolean dryRun) {
    return owner.filter(_ -> !dryRun).map(name -> Cause.of(request, target, name));
  }

  /** What a check of one target wants. */
  public Intent of(Event.Check check, Json.Obj desired) {
    Settings settings = Settings.read(profile, own, desired, false);
    Intent repair = Wanted.apply(settings, check.id(), Optional.empty(), Purpose.REPAIR);
    return check
        .notification()
        .flatMap(
            notification -> Triggers.reasonToIgnore(notification, settings.target(), profile, own))
        .<Intent>map(
            reason -> new Intent.Nothing(settings.target().id(), Outcome.Kind.IGNORED, reason))
        .orElse(repair);
  }

  private Requested create(Event.CustomResource request) {
    Settings settings = Settings.read(profile, own, request.properties(), false);
    return new Requested(
        Wanted.apply(settings, request.requestId(), Optional.empty(), Purpose.CREATE),
        settings.target().id(),
        Optional.of(Cause.of(request, settings.target())),
        review(settings, request.properties()));
  }

  /**
   * Another target is another resource: it is created here, and CloudFormation deletes the old one
   * when all went well.
   */
  private Requested update(Event.CustomResource request) {
    Optional<PolicyFailure> refusal = refusalToWrite(request);
    Settings settings =
        refusal.isPresent()
            ? Settings.readUnguarded(profile, own, request.properties())
            : Settings.read(profile, own, request.properties(), false);
    String id = settings.target().id();
    String before =
        Settings.target(profile, request.oldProperties())
            .map(Target::id)
            .or(request::physicalResourceId)
            .orElse(id);
    if (!before.equals(id)) {
      return create(request);
    }
    Optional<PolicyDocument> previous = Settings.previous(request.oldProperties());
    // Who owned statements has to be allowed to replace those of others, as at a Create.
    boolean takesOver =
        settings.handling().ownership() == Ownership.DOCUMENT
            && Ownership.isShared(request.oldProperties());
    Purpose purpose = takesOver ? Purpose.CREATE : Purpose.UPDATE;
    return new Requested(
        Wanted.apply(settings, request.requestId(), previous, purpose),
        request.physicalResourceId().orElse(id),
        Optional.of(Cause.of(request, settings.target())),
        refusal.map(Gate::shut).orElseGet(() -> review(settings, request.properties())));
  }

  /**
   * Why an Update may find its document there and not put it there. It is the rollback of a refused
   * Update, for all that can be told: whose document has become forbidden since it was put there,
   * has to be able to stay with it, or the stack could go neither on nor back.
   */
  private Optional<PolicyFailure> refusalToWrite(Event.CustomResource request) {
    Json.Obj before = request.oldProperties();
    if (Settings.previous(before)
        .flatMap(document -> own.guard(profile).forbids(before, document))
        .isEmpty()) {
      return Optional.empty();
    }
    try {
      Settings.read(profile, own, request.properties(), false);
      return Optional.empty();
    } catch (PolicyFailure refusal) {
      return Optional.of(refusal);
    }
  }

  private Gate review(Settings settings, Json.Obj properties) {
    return new Review(opinion, profile, settings, properties);
  }
}
