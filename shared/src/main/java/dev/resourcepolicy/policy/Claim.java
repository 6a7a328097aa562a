package dev.resourcepolicy.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one owner wants of a policy that it shares with others: its statements, in place of those
 * that it had there before. Statements belong to an owner by their {@code Sid}.
 *
 * @param former what the owner had there before
 * @param statements what it wants there now; none when it leaves
 */
public record Claim(List<Statement> former, List<Statement> statements) {
  public Claim {
    former = List.copyOf(former);
    statements = List.copyOf(statements);
  }

  /** Every Sid that this owner has, or had. */
  public Set<String> sids() {
    var sids = new HashSet<String>();
    former.forEach(statement -> statement.sid().ifPresent(sids::add));
    statements.forEach(statement -> statement.sid().ifPresent(sids::add));
    return sids;
  }

  /** This claim without what has one of these Sids. */
  public Claim except(Set<String> others) {
    return new Claim(without(former, others), without(statements, others));
  }

  private static List<Statement> without(List<Statement> statements, Set<String> sids) {
    return statements.stream().filter(s -> s.sid().filter(sids::contains).isEmpty()).toList();
  }

  /** Whether an observed statement is this owner's, whatever it says by now. */
  boolean covers(Statement observed) {
    return observed.sid().isPresent()
        ? sids().contains(observed.sid().get())
        : former.stream().anyMatch(observed::isEquivalentTo);
  }

  /** Whether an observed statement, of this owner's by its Sid, was changed by somebody else. */
  public boolean isDrifted(Statement observed) {
    return like(observed, former).filter(known -> !known.isEquivalentTo(observed)).isPresent()
        && like(observed, statements).filter(observed::isEquivalentTo).isEmpty();
  }

  /** Whether an observed statement has the Sid of one that this owner wants and never had. */
  public boolean isForestalled(Statement observed) {
    return like(observed, former).isEmpty()
        && like(observed, statements)
            .filter(wanted -> !wanted.isEquivalentTo(observed))
            .isPresent();
  }

  private static Optional<Statement> like(Statement observed, List<Statement> statements) {
    return statements.stream()
        .filter(s -> s.sid().isPresent() && s.sid().equals(observed.sid()))
        .findFirst();
  }
}
