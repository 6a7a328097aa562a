package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * Why and when a target is looked at.
 *
 * @param recreated whether it was created, or restored, a moment ago
 * @param began what is put right for several owners at one look is one repair of the target
 */
public record Look(
    Purpose purpose, boolean recreated, Optional<Notification> notification, Instant began) {

  static Look sweep(Instant began) {
    return new Look(Purpose.SWEEP, false, Optional.empty(), began);
  }
}
