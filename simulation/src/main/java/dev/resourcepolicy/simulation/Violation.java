package dev.resourcepolicy.simulation;

/** That something did not hold. */
record Violation(Check check, String what) {
  @Override
  public String toString() {
    return check + " (" + check.claim() + "): " + what;
  }
}
