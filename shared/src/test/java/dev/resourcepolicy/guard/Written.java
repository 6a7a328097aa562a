package dev.resourcepolicy.guard;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Documents;
import dev.resourcepolicy.policy.PolicyDocument;

/** Documents for tests, written with single quotes. */
final class Written {
  private Written() {}

  static PolicyDocument document(String text) {
    return Documents.observed(text);
  }

  /** A document of these statements. */
  static PolicyDocument statements(String... statements) {
    return Documents.of(statements);
  }

  /** A statement that allows an action to whomever these members say. */
  static String allow(String members) {
    return "{'Effect':'Allow','Action':'dynamodb:GetItem','Resource':'*'," + members + "}";
  }

  /** A document that allows an action to everybody, under these conditions. */
  static PolicyDocument everybodyIf(String conditions) {
    return statements(allow("'Principal':'*','Condition':{" + conditions + "}"));
  }

  static Json.Obj json(String text) {
    return (Json.Obj) Documents.json(text);
  }
}
