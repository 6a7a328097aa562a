package dev.resourcepolicy.simulation;

import java.util.Optional;

/**
 * One request of CloudFormation.
 *
 * @param old what the properties were before, in an Update
 */
record Request(
    String type,
    String logicalId,
    Wanted wanted,
    Optional<Wanted> old,
    Optional<String> physicalId,
    Aim aim) {

  static Request create(String logicalId, Wanted wanted, Aim aim) {
    return new Request("Create", logicalId, wanted, Optional.empty(), Optional.empty(), aim);
  }

  /** From what is there to what is wanted, or back. */
  static Request update(Stack.Deployed there, Wanted old, Wanted wanted, Aim aim) {
    return new Request(
        "Update",
        there.logicalId(),
        wanted,
        Optional.of(old),
        Optional.of(there.physicalId()),
        aim);
  }

  static Request delete(Stack.Deployed gone, Aim aim) {
    return new Request(
        "Delete",
        gone.logicalId(),
        gone.wanted(),
        Optional.empty(),
        Optional.of(gone.physicalId()),
        aim);
  }

  /** In few words. */
  String told(Site site) {
    return "%s %s at %s: %s%s"
        .formatted(
            type,
            logicalId,
            wanted.id(site),
            Clause.marks(wanted.clauses()),
            old.map(before -> ", before " + Clause.marks(before.clauses())).orElse(""));
  }
}
