package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What a desired document must look like before any service sees it. It covers the elements that
 * equality and ownership rest on; which actions, principals and resources make sense is the
 * service's to say.
 */
final class DocumentGrammar {
  private static final String ROOT = "PolicyDocument";
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
  private static final Set<String> EFFECTS = Set.of("Allow", "Deny");

  private final List<String> problems = new ArrayList<>();

  /** The document of a property, an object or a JSON string; nothing when there are problems. */
  Optional<Json.Obj> read(Json property) {
    Optional<Json.Obj> document = object(property);
    document.ifPresent(this::checkDocument);
    return document.filter(_ -> problems.isEmpty());
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private Optional<Json.Obj> object(Json property) {
    try {
      Json value = property instanceof Json.Str(var text) ? Json.parse(text) : property;
      if (value instanceof Json.Obj document) {
        return Optional.of(document);
      }
      problems.add(ROOT + " must be an object, or a string that holds one as JSON");
    } catch (JsonException e) {
      problems.add(ROOT + " cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void checkDocument(Json.Obj document) {
    if (!PolicyDocument.isUnicode(document.text())) {
      problems.add(ROOT + " holds half of a surrogate pair, which cannot be sent");
    }
    if (document.text("Version").filter(VERSIONS::contains).isEmpty()) {
      problems.add(
          ROOT
              + ".Version must be \"2012-10-17\" or \"2008-10-17\", and explicit:"
              + " DynamoDB takes a document without it for another than it reads back");
    }
    document.get("Id").ifPresent(id -> checkString(ROOT + ".Id", id));
    checkStatements(ROOT + ".Statement", document.get("Statement").orElse(new Json.Null()));
  }

  private void checkStatements(String path, Json value) {
    if (value instanceof Json.Obj statement) {
      checkStatement(path, statement);
    } else if (value instanceof Json.Arr(var values) && !values.isEmpty()) {
      for (int i = 0; i < values.size(); i++) {
        checkListed(path + "[" + i + "]", values.get(i));
      }
    } else {
      problems.add(path + " must be an object or a non-empty list of objects");
    }
  }

  private void checkListed(String path, Json value) {
    if (value instanceof Json.Obj statement) {
      checkStatement(path, statement);
    } else {
      problems.add(path + " must be an object");
    }
  }

  private void checkStatement(String path, Json.Obj statement) {
    if (statement.text("Effect").filter(EFFECTS::contains).isEmpty()) {
      problems.add(path + ".Effect must be exactly \"Allow\" or \"Deny\"");
    }
    checkOneOf(path, statement, "Principal", "NotPrincipal");
    checkOneOf(path, statement, "Action", "NotAction");
    if (statement.get("Resource").isPresent() && statement.get("NotResource").isPresent()) {
      problems.add(path + " must not have both Resource and NotResource");
    }
    statement.members().forEach((name, value) -> checkElement(path + "." + name, name, value));
  }

  private void checkOneOf(String path, Json.Obj statement, String name, String negated) {
    if (statement.get(name).isPresent() == statement.get(negated).isPresent()) {
      problems.add(path + " must have exactly one of " + name + " and " + negated);
    }
  }

  private void checkElement(String path, String name, Json value) {
    switch (name) {
      case "Sid" -> checkString(path, value);
      case "Principal", "NotPrincipal" -> checkPrincipals(path, value);
      case "Action", "NotAction", "Resource", "NotResource" -> checkStrings(path, value);
      case "Condition" -> checkCondition(path, value);
      default -> {} // IAM may know elements that we do not
    }
  }

  private void checkPrincipals(String path, Json value) {
    if (value instanceof Json.Obj(var types) && !types.isEmpty()) {
      types.forEach((type, principals) -> checkStrings(path + "." + type, principals));
    } else if (!value.equals(Json.of("*"))) {
      problems.add(path + " must be \"*\" or a non-empty object");
    }
  }

  private void checkCondition(String path, Json value) {
    checkMembers(path, value, this::checkKeys);
  }

  private void checkKeys(String path, Json value) {
    checkMembers(path, value, this::checkScalars);
    if (value instanceof Json.Obj(var keys)
        && keys.keySet().stream().map(CanonicalStatement::lowerCase).distinct().count()
            < keys.size()) {
      problems.add(path + " names a key twice, in different case");
    }
  }

  private void checkMembers(String path, Json value, BiConsumer<String, Json> check) {
    if (value instanceof Json.Obj(var members)) {
      members.forEach((name, member) -> check.accept(path + "." + name, member));
    } else {
      problems.add(path + " must be an object");
    }
  }

  private void checkString(String path, Json value) {
    if (!(value instanceof Json.Str)) {
      problems.add(path + " must be a string");
    }
  }

  private void checkStrings(String path, Json value) {
    if (!isOneOrSome(value, one -> one instanceof Json.Str)) {
      problems.add(path + " must be a string or a non-empty list of strings");
    }
  }

  private void checkScalars(String path, Json value) {
    if (!isOneOrSome(value, one -> CanonicalStatement.scalar(one).isPresent())) {
      problems.add(path + " must be a string, number or boolean, or a non-empty list of these");
    }
  }

  private static boolean isOneOrSome(Json value, Predicate<Json> kind) {
    return value instanceof Json.Arr(var values)
        ? !values.isEmpty() && values.stream().allMatch(kind)
        : kind.test(value);
  }
}
