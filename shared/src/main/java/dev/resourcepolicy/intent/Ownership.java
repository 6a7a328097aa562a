package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import java.util.HashSet;
import java.util.Set;

/** How much of a target's policy belongs to one owner. */
public enum Ownership {
  /** All of it. */
  DOCUMENT,
  /** Its own statements, told apart from those of others by their {@code Sid}. */
  STATEMENTS;

  /** Whether older properties, however they were written, owned statements. */
  static boolean isShared(Json.Obj properties) {
    return properties.text("Ownership").filter("Statements"::equals).isPresent();
  }

  /** Adds what is wrong with a document that is owned in this way. */
  void check(PolicyDocument document, Properties properties) {
    if (this == DOCUMENT) {
      return;
    }
    var sids = new HashSet<String>();
    int index = 0;
    for (Statement statement : document.statements()) {
      String path = "PolicyDocument.Statement[%d].Sid".formatted(index++);
      if (statement.sid().isEmpty()) {
        properties.problem(path + " is missing: with Ownership Statements it says whose it is");
      } else if (!sids.add(statement.sid().get())) {
        properties.problem("%s \"%s\" is there twice".formatted(path, statement.sid().get()));
      }
    }
    document
        .json()
        .filter(json -> !Set.of("Version", "Statement").containsAll(json.members().keySet()))
        .ifPresent(
            _ ->
                properties.problem(
                    "PolicyDocument must hold Version and Statement only: with Ownership Statements the rest belongs to nobody"));
  }
}
