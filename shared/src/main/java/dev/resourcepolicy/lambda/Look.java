package dev.resourcepolicy.lambda;

import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.util.Optional;

/**
 * Why a target is looked at.
 *
 * @param recreated whether it was created, or restored, a moment ago
 */
record Look(Purpose purpose, boolean recreated, Optional<Notification> notification) {
  static final Look SWEEP = new Look(Purpose.SWEEP, false, Optional.empty());
}
