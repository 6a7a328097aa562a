package dev.resourcepolicy.reconcile;

/** What speaks against there being anything to remove. */
public enum Doubt {
  /** Nothing: it was there. */
  NONE,
  /** Its Create ended without knowing whether its write was made. */
  UNCONFIRMED,
  /**
   * A Create of the same resource may still be running, so that no policy now does not mean none at
   * the end.
   */
  CREATING,
  /** The Create said that it touched nothing, and only the memory may know better. */
  NOT_CREATED
}
