package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.Spelling;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What a statement must look like. A member that resembles an element is a misspelt element; of any
 * other name, it is for the service to judge, since IAM may know elements that we do not.
 */
final class StatementGrammar {
  private static final Set<String> EFFECTS = Set.of("Allow", "Deny");
  private static final Spelling ELEMENTS =
      new Spelling(CanonicalStatement.ELEMENTS.stream().sorted().toList());

  private final Problems problems;
  private final PrincipalGrammar principals;

  StatementGrammar(Problems problems) {
    this.problems = problems;
    this.principals = new PrincipalGrammar(problems);
  }

  void check(String path, Json.Obj statement) {
    checkEffect(path, statement);
    checkOneOf(path, statement, "Principal");
    checkOneOf(path, statement, "Action");
    if (hasBoth(statement, "Resource")) {
      problems.add(path, "must not have both Resource and NotResource");
    }
    statement.members().forEach((name, value) -> checkElement(path + "." + name, name, value));
    checkSpelling(path, statement, ELEMENTS, problems);
  }

  /** Adds the members that are not known, and resemble one that is. */
  static void checkSpelling(String path, Json.Obj members, Spelling known, Problems problems) {
    for (String name : members.members().keySet()) {
      if (!known.known().contains(name)) {
        known
            .nearest(name)
            .ifPresent(
                near -> problems.add(path + "." + name, "is unknown (did you mean " + near + "?)"));
      }
    }
  }

  private void checkEffect(String path, Json.Obj statement) {
    if (isMissing(statement, "Effect")) {
      problems.add(path + ".Effect", "is missing: it must be \"Allow\" or \"Deny\"");
    } else if (statement.get("Effect").isPresent()
        && statement.text("Effect").filter(EFFECTS::contains).isEmpty()) {
      problems.add(
          path + ".Effect",
          "must be exactly \"Allow\" or \"Deny\", and is "
              + statement.get("Effect").orElseThrow().excerpt());
    }
  }

  private void checkOneOf(String path, Json.Obj statement, String name) {
    if (hasBoth(statement, name)) {
      problems.add(path, "must not have both " + name + " and Not" + name);
    } else if (isMissing(statement, name) && isMissing(statement, "Not" + name)) {
      problems.add(path + "." + name, "is missing");
    }
  }

  private static boolean hasBoth(Json.Obj statement, String name) {
    return statement.get(name).isPresent() && statement.get("Not" + name).isPresent();
  }

  /** Whether there is neither the element, nor a misspelt one that is told of by itself. */
  private static boolean isMissing(Json.Obj statement, String name) {
    return statement.get(name).isEmpty()
        && statement.members().keySet().stream().noneMatch(member -> isMisspelt(member, name));
  }

  private static boolean isMisspelt(String member, String name) {
    return !ELEMENTS.known().contains(member)
        && ELEMENTS.nearest(member).filter(name::equals).isPresent();
  }

  private void checkElement(String path, String name, Json value) {
    switch (name) {
      case "Sid" -> checkString(path, value);
      case "Principal", "NotPrincipal" -> principals.check(path, value);
      case "Action", "NotAction", "Resource", "NotResource" -> checkStrings(path, value);
      case "Condition" -> checkMembers(path, value, this::checkKeys);
      default -> {} // IAM may know elements that we do not
    }
  }

  private void checkKeys(String path, Json value) {
    checkMembers(path, value, this::checkScalars);
    if (value instanceof Json.Obj(var keys)) {
      var names = new HashSet<String>();
      keys.keySet().forEach(key -> names.add(CanonicalStatement.lowerCase(key)));
      if (names.size() < keys.size()) {
        problems.add(path, "names a key twice, in different case");
      }
    }
  }

  private void checkMembers(String path, Json value, BiConsumer<String, Json> check) {
    if (value instanceof Json.Obj(var members)) {
      members.forEach((name, member) -> check.accept(path + "." + name, member));
    } else {
      problems.add(path, "must be an object");
    }
  }

  private void checkString(String path, Json value) {
    if (!(value instanceof Json.Str)) {
      problems.add(path, "must be a string");
    }
  }

  private void checkStrings(String path, Json value) {
    if (!isOneOrSome(value, one -> one instanceof Json.Str)) {
      problems.add(path, "must be a string or a non-empty list of strings");
    }
  }

  private void checkScalars(String path, Json value) {
    if (!isOneOrSome(value, one -> CanonicalStatement.scalar(one).isPresent())) {
      problems.add(path, "must be a string, number or boolean, or a non-empty list of these");
    }
  }

  static boolean isOneOrSome(Json value, Predicate<Json> kind) {
    if (!(value instanceof Json.Arr(var values))) {
      return kind.test(value);
    }
    for (Json one : values) {
      if (!kind.test(one)) {
        return false;
      }
    }
    return !values.isEmpty();
  }
}
