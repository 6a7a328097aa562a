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
