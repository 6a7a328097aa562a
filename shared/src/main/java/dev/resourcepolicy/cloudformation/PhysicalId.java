package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.Event;
import java.util.Optional;

/**
 * A custom resource's physical id, and what it says about who made it. CloudFormation sends a
 * Delete for every id that it was ever given, so the id of a Create that failed must say that there
 * is nothing to delete.
 */
public sealed interface PhysicalId {
  String NOT_CREATED = "not-created:";
  String UNCONFIRMED = "unconfirmed:";

  /** The target's id: this resource's policy was there. */
  record Created(String id) implements PhysicalId {}

  /** A Create failed without touching anything. */
  record NotCreated() implements PhysicalId {}

  /** A Create failed after a write of which nobody knows whether it was applied. */
  record Unconfirmed() implements PhysicalId {}

  /**
   * An id that is not ours: CloudFormation invents one when a Create never answered, or is still
   * running.
   */
  record Invented() implements PhysicalId {}

  /** What the id of a Delete says, when its properties name a target with this id. */
  static PhysicalId read(Optional<String> id, String targetId) {
    String text = id.orElse("");
    if (text.equals(targetId)) {
      return new Created(text);
    }
    if (text.startsWith(NOT_CREATED)) {
      return new NotCreated();
    }
    return text.startsWith(UNCONFIRMED) ? new Unconfirmed() : new Invented();
  }

  /**
   * The id in the answer to a request that failed: the one that it had, or a marker when it had
   * none.
   */
  static String failed(Event.CustomResource request, boolean unconfirmed) {
    return request
        .physicalResourceId()
        .orElseGet(() -> (unconfirmed ? UNCONFIRMED : NOT_CREATED) + request.logicalResourceId());
  }
}
