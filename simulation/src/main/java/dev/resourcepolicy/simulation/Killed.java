package dev.resourcepolicy.simulation;

/** The process is gone: nothing that its code does after this reaches anybody. */
final class Killed extends Error {
  @java.io.Serial private static final long serialVersionUID = 1L;

  Killed() {
    super("the process is gone", null, false, false);
  }
}
