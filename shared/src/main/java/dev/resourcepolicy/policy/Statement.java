package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement of a policy document, as it was written. */
public record Statement(Json.Obj json) {

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

  Json.Obj canonical() {
    return CanonicalStatement.of(json);
  }

  /**
   * The form in which IAM reads it: principals by type, sets as lists of strings, names of actions
   * and of condition keys in lower case, an account's root as the account. Nothing when it has an
   * element of another name, or of an unexpected kind.
   */
  public Optional<Json.Obj> understood() {
    return CanonicalStatement.understood(json)
        .filter(form -> CanonicalStatement.ELEMENTS.containsAll(form.members().keySet()));
  }

  /** What is left of the statements when each taken one takes one equivalent statement away. */
  static List<Statement> subtract(List<Statement> statements, List<Statement> taken) {
    var forms = new ArrayList<>(taken.stream().map(Statement::canonical).toList());
    return statements.stream().filter(statement -> !forms.remove(statement.canonical())).toList();
  }

  /** Never the statement itself, which does not belong in a log. */
  @Override
  public String toString() {
    return "Statement[" + sid().map(Json::of).map(Json::text).orElse("without Sid") + "]";
  }
}
