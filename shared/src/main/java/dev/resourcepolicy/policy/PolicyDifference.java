package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to get from one document to another, for people, a line for each statement: {@code
 * +} is added, {@code -} is removed, {@code ~} is changed. It is empty exactly when the documents
 * are equivalent.
 */
public record PolicyDifference(List<String> lines) {
  private static final String UNREADABLE = "a document that cannot be read";

  public PolicyDifference {
    lines = List.copyOf(lines);
  }

  /** The difference between equivalent documents, or where there is nothing to compare. */
  public static PolicyDifference none() {
    return new PolicyDifference(List.of());
  }

  /** A sentence, and this difference below it, if there is any. */
  public String after(String sentence) {
    return isEmpty() ? sentence : sentence + "\n" + String.join("\n", lines);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  static PolicyDifference between(PolicyDocument from, PolicyDocument to) {
    var lines = new ArrayList<String>();
    Optional<Json.Obj> before = from.json().map(CanonicalDocument::frame);
    Optional<Json.Obj> after = to.json().map(CanonicalDocument::frame);
    if (before.isPresent() && after.isPresent()) {
      StatementText.changes(before.get(), after.get()).forEach(change -> lines.add("~ " + change));
    }
    if (before.isEmpty()) {
      lines.add("- " + UNREADABLE);
    }
    addStatements(lines, from.statements(), to.statements());
    if (after.isEmpty()) {
      lines.add("+ " + UNREADABLE);
    }
    return new PolicyDifference(lines);
  }

  /**
   * Statements pair when they are equivalent, else by a Sid that only one of the rest on each side
   * has.
   */
  private static void addStatements(List<String> lines, List<Statement> from, List<Statement> to) {
    var removed = Statement.subtract(from, to);
    var added = new ArrayList<>(Statement.subtract(to, from));
    for (Statement statement : removed) {
      Optional<Statement> successor =
          theOnlyLike(statement, removed).flatMap(only -> theOnlyLike(only, added));
      lines.add(
          successor
              .map(changed -> "~ " + StatementText.change(statement, changed))
              .orElseGet(() -> "- " + StatementText.of(statement)));
      successor.ifPresent(added::remove);
    }
    added.forEach(statement -> lines.add("+ " + StatementText.of(statement)));
  }

  /** The statement with the same Sid, if exactly one has it. */
  private static Optional<Statement> theOnlyLike(Statement statement, List<Statement> statements) {
    List<Statement> alike =
        statements.stream()
            .filter(other -> other.sid().isPresent() && other.sid().equals(statement.sid()))
            .toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }
}
