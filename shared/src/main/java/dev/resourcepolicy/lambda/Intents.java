package dev.resourcepolicy.lambda;

import dev.resourcepolicy.cloudformation.PhysicalId;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Extent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.Optional;

/** What events want: where request types, settings and physical ids turn into intents. */
final class Intents {
  private final ServiceProfile profile;
  private final Own own;

  Intents(ServiceProfile profile, Own own) {
    this.profile = profile;
    this.own = own;
  }

  /** What CloudFormation wants, and the physical id that the resource has when it is done. */
  record Requested(Intent intent, String physicalId) {}

  /**
   * What CloudFormation wants.
   *
   * @throws PolicyFailure when the request makes no sense, with everything that is wrong with it
   */
  Requested of(Event.CustomResource request) {
    if (request.stackId().isEmpty() || request.requestId().isEmpty()) {
      throw new PolicyFailure(
          FailureKind.INVALID,
          "The request has no StackId or no RequestId: it does not come from CloudFormation.");
    }
    return switch (request.requestType()) {
      case "Create" -> create(request);
      case "Update" -> update(request);
      case "Delete" -> delete(request);
      default ->
          throw new PolicyFailure(
              FailureKind.INVALID,
              "RequestType \"%s\" is unknown: it must be Create, Update or Delete."
                  .formatted(request.requestType()));
    };
  }

  /** What an explicit request wants. */
  Intent of(Event.Requested request) {
    return switch (request.action()) {
      case APPLY -> {
        Settings settings = Settings.read(profile, own, request.properties(), true);
        yield apply(settings, request.id(), Optional.empty(), existing(settings), Purpose.CREATE);
      }
      case REMOVE -> {
        Settings.Removal removal = Settings.readRemoval(profile, own, request.properties(), true);
        yield remove(removal, request.id(), extent(removal), false);
      }
    };
  }

  /** What a check of one target wants. */
  Intent of(Event.Check check, Json.Obj desired) {
    Settings settings = Settings.read(profile, own, desired, false);
    Intent repair = apply(settings, check.id(), Optional.empty(), drift(settings), Purpose.REPAIR);
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
        apply(settings, request.requestId(), Optional.empty(), existing(settings), Purpose.CREATE),
        settings.target().id());
  }

  /**
   * Another target is another resource: it is created here, and CloudFormation deletes the old one
   * when all went well.
   */
  private Requested update(Event.CustomResource request) {
    Settings settings = Settings.read(profile, own, request.properties(), false);
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
    return new Requested(
        apply(settings, request.requestId(), previous, drift(settings), Purpose.UPDATE),
        request.physicalResourceId().orElse(id));
  }

  private Requested delete(Event.CustomResource request) {
    String id = request.physicalResourceId().orElse("");
    Settings.Removal removal;
    try {
      removal = Settings.readRemoval(profile, own, request.properties(), false);
    } catch (PolicyFailure invalid) {
      return new Requested(skip(id, "Nothing was removed. " + invalid.getMessage()), id);
    }
    Intent intent =
        switch (PhysicalId.read(request.physicalResourceId(), removal.target().id())) {
          case PhysicalId.NotCreated() ->
              skip(id, "The Create failed without touching the policy.");
          case PhysicalId.Created _ -> remove(removal, request.requestId(), extent(removal), false);
          case PhysicalId.Unconfirmed() ->
              remove(removal, request.requestId(), Extent.DOCUMENT, false);
          case PhysicalId.Invented() -> remove(removal, request.requestId(), Extent.DOCUMENT, true);
        };
    return new Requested(intent, id);
  }

  private static Intent apply(
      Settings settings,
      String requestId,
      Optional<PolicyDocument> previous,
      Foreign foreign,
      Purpose purpose) {
    return new Intent.Apply(
        settings.target(),
        new Desired(settings.document(), settings.acceptsLockout(), requestId),
        previous,
        foreign,
        purpose,
        settings.expectedRevision(),
        settings.dryRun());
  }

  private static Intent remove(
      Settings.Removal removal, String requestId, Extent extent, boolean creating) {
    return removal.onDelete() == Settings.OnDelete.RETAIN
        ? skip(removal.target().id(), "OnDelete is Retain: the policy was left as it is.")
        : new Intent.Remove(
            removal.target(),
            new Desired(removal.document(), removal.acceptsLockout(), requestId),
            extent,
            removal.expectedRevision(),
            removal.dryRun(),
            creating);
  }

  private Extent extent(Settings.Removal removal) {
    if (removal.onDelete() == Settings.OnDelete.FORCE) {
      return Extent.ANYTHING;
    }
    return profile.rigid() ? Extent.DOCUMENT : Extent.STATEMENTS;
  }

  private static Intent skip(String target, String reason) {
    return new Intent.Nothing(target, Outcome.Kind.SKIPPED, reason);
  }

  private static Foreign existing(Settings settings) {
    return switch (settings.onExisting()) {
      case REFUSE -> Foreign.REFUSE;
      case REPLACE -> Foreign.REPLACE;
    };
  }

  private static Foreign drift(Settings settings) {
    return switch (settings.onDrift()) {
      case OVERWRITE -> Foreign.REPLACE;
      case REFUSE -> Foreign.REFUSE;
    };
  }
}
