package dev.resourcepolicy.reconcile;

/** How much a removal takes away. */
public enum Extent {
  /**
   * Those statements that are still there as they were put; the policy itself when none is left.
   */
  STATEMENTS,
  /** Those statements that have the Sid of one that was put, whatever they say. */
  SIDS,
  /** The policy, if it still is exactly what was put there; otherwise nothing. */
  DOCUMENT,
  /** The policy, whatever it says. */
  ANYTHING;

  /** What is left of it when nobody knows whether this resource put anything there. */
  Extent inDoubt() {
    return this == SIDS ? STATEMENTS : DOCUMENT;
  }
}
