package dev.resourcepolicy.simulation;

/** How an invocation ended. */
enum Ending {
  RETURNED,
  FAILED,
  KILLED
}
