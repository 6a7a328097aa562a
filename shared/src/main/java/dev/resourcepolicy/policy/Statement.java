package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement of a policy document, as it was written; {@code equals} compares that. */
public final class Statement {
  private final Json.Obj json;
  private final Optional<Json.Obj> form; // what most who see a statement ask for, and some often

  public Statement(Json.Obj json) {
    this.json = json;
    this.form = CanonicalStatement.understood(json);
  }

  /** As it was written. */
  public Json.Obj json() {
    return json;
  }

  /**
   * The statement id. It need not be unique: the documented policy of ACM PCA has two statements
   * "1".
   */
  public Optional<String> sid() {
    return json.text("Sid");
  }

  /** Whether IAM reads both alike. */
  public boolean isEquivalentTo(Statement other) {
    return canonical().equals(other.canonical());
  }

  /**
   * The form that all statements of one meaning share; the literal one of what has no such form.
   */
  Json.Obj canonical() {
    return form.orElseGet(() -> CanonicalDocument.literally(json));
  }

  /** Whether no element is of an unexpected kind. */
  boolean hasForm() {
    return form.isPresent();
  }

  /**
   * The form in which IAM reads it: principals by type, sets as lists of strings, names of actions
   * and of condition keys in lower case, an account's root as the account. Nothing when it has an
   * element of another name, or of an unexpected kind.
   */
  public Optional<Json.Obj> understood() {
    return form.filter(
        members -> CanonicalStatement.ELEMENTS.containsAll(members.members().keySet()));
  }

  /** What is left of the statements when each taken one takes one equivalent statement away. */
  static List<Statement> subtract(List<Statement> statements, List<Statement> taken) {
    var forms = new ArrayList<>(taken.stream().map(Statement::canonical).toList());
    return statements.stream().filter(statement -> !forms.remove(statement.canonical())).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Statement statement && json.equals(statement.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** Never the statement itself, which does not belong in a log. */
  @Override
  public String toString() {
    return "Statement[" + sid().map(Json::of).map(Json::text).orElse("without Sid") + "]";
  }
}
