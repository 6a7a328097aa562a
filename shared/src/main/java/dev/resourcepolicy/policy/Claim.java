package dev.resourcepolicy.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /**
   * This claim without what somebody else has changed or had there before: whether that is
   * overwritten is for the owner to say.
   */
  public Claim undisputed(PolicyDocument observed) {
    return except(
        observed.statements().stream()
            .filter(statement -> isDrifted(statement) || isForestalled(statement))
            .flatMap(statement -> statement.sid().stream())
            .collect(Collectors.toSet()));
  }

  private static List<Statement> without(List<Statement> statements, Set<String> sids) {
    return statements.stream().filter(s -> s.sid().filter(sids::contains).isEmpty()).toList();
  }

  /** Whether an observed statement has the Sid of one that this owner wants, whatever it says. */
  boolean covers(Statement observed) {
    return like(observed, statements).isPresent();
  }

  /**
   * What the owner had there and no longer wants. It goes if it still is what the owner put there:
   * a Sid that was refused to the owner, because it is somebody else's, is among these when
   * CloudFormation rolls back.
   */
  List<Statement> released() {
    return former.stream().filter(statement -> !covers(statement)).toList();
  }

  /** Whether an observed statement has the Sid of one that goes, and stays: it says otherwise. */
  public boolean isSpared(Statement observed) {
    return like(observed, released()).filter(known -> !known.isEquivalentTo(observed)).isPresent();
  }

  /** Whether an observed statement, that this owner had and wants, was changed by somebody else. */
  public boolean isDrifted(Statement observed) {
    return like(observed, former).filter(known -> !known.isEquivalentTo(observed)).isPresent()
        && isUnwanted(observed);
  }

  /** Whether an observed statement has the Sid of one that this owner wants and never had. */
  public boolean isForestalled(Statement observed) {
    return like(observed, former).isEmpty() && isUnwanted(observed);
  }

  private boolean isUnwanted(Statement observed) {
    return like(observed, statements)
        .filter(wanted -> !wanted.isEquivalentTo(observed))
        .isPresent();
  }

  private static Optional<Statement> like(Statement observed, List<Statement> statements) {
    return statements.stream()
        .filter(s -> s.sid().isPresent() && s.sid().equals(observed.sid()))
        .findFirst();
  }
}
