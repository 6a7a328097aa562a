package dev.resourcepolicy.intent;

import dev.resourcepolicy.cloudformation.PhysicalId;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Intent;
import java.util.Optional;

/** What CloudFormation's Deletes want: the physical id tells what there is to remove. */
record Removals(ServiceProfile profile, Own own) {

  Intents.Requested of(Event.CustomResource request) {
    String id =
        request
            .physicalResourceId()
            .orElseGet(() -> PhysicalId.NOT_CREATED + request.logicalResourceId());
    Settings.Removal removal;
    try {
      removal = Settings.readRemoval(profile, own, request.properties(), false);
    } catch (PolicyFailure invalid) {
      return new Intents.Requested(
          Wanted.skip(id, "Nothing was removed. " + invalid.getMessage()), id, Optional.empty());
    }
    Intent intent =
        switch (PhysicalId.read(request.physicalResourceId(), removal.target().id())) {
          case PhysicalId.NotCreated() -> notCreated(request, removal);
          case PhysicalId.Created _ -> remove(request, removal, Doubt.NONE);
          case PhysicalId.Unconfirmed() -> remove(request, removal, Doubt.UNCONFIRMED);
          case PhysicalId.Invented() -> remove(request, removal, Doubt.CREATING);
        };
    return new Intents.Requested(intent, id, Optional.of(Cause.of(request, removal.target())));
  }

  /**
   * A run that was ended may have put the policy there before another delivery of the same Create
   * said that it failed. The memory knows; without one, no call is made.
   */
  private Intent notCreated(Event.CustomResource request, Settings.Removal removal) {
    return own.remembers()
        ? remove(request, removal, Doubt.NOT_CREATED)
        : Wanted.notCreated(removal.target().id());
  }

  private Intent remove(Event.CustomResource request, Settings.Removal removal, Doubt doubt) {
    return Wanted.remove(profile, removal, request.requestId(), doubt);
  }
}
