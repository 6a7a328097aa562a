package dev.resourcepolicy.simulation;

/** What goes wrong at one call. */
enum Trouble {
  /** The process is gone before the call. */
  KILLED_BEFORE,
  /** The process is gone when the call has done its work. */
  KILLED_AFTER,
  /** The connection ends before anything was done. */
  DROPPED_BEFORE,
  /** It is done, and the connection ends before the answer. */
  DROPPED_AFTER,
  /** The other side fails before anything was done. */
  FAILED_BEFORE,
  /** It is done, and the other side fails to say so. */
  FAILED_AFTER,
  /** The other side is asked too often. */
  THROTTLED,
  /** IAM does not allow it, this once. */
  DENIED,
  /** A read shows the state before the last change. */
  STALE,
  /** IAM does not show a principal of the document yet. */
  UNKNOWN_PRINCIPAL,
  /** The call takes nine seconds. */
  SLOW,
  /** A stranger puts a document of its own there right before. */
  OVERWRITTEN,
  /** A stranger adds something right before. */
  ADDED,
  /** A stranger deletes the policy right before. */
  DELETED;

  boolean isStranger() {
    return this == OVERWRITTEN || this == ADDED || this == DELETED;
  }

  boolean kills() {
    return this == KILLED_BEFORE || this == KILLED_AFTER;
  }
}
