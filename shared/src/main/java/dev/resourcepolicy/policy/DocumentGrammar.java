package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.Spelling;
import dev.resourcepolicy.json.Surrogates;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a desired document must look like before any service sees it. It covers the elements that
 * equality and ownership rest on, and what people get wrong; which actions, principals and
 * resources make sense is the service's to say.
 */
final class DocumentGrammar {
  private static final String ROOT = "PolicyDocument";
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
  private static final Spelling MEMBERS = new Spelling(List.of("Version", "Id", "Statement"));

  private final Problems problems = new Problems();
  private final StatementGrammar statements = new StatementGrammar(problems);

  /** The document of a property, an object or a JSON string; nothing when there are problems. */
  Optional<PolicyDocument> read(Json property) {
    Optional<Json.Obj> json = new DocumentText(problems).read(ROOT, property);
    json.ifPresent(this::checkDocument);
    Optional<PolicyDocument> document = json.flatMap(PolicyDocument::read);
    document.ifPresent(this::checkText);
    return document.filter(_ -> problems.isEmpty());
  }

  List<String> problems() {
    return problems.texts();
  }

  private void checkDocument(Json.Obj document) {
    checkVersion(document);
    document
        .get("Id")
        .filter(id -> !(id instanceof Json.Str))
        .ifPresent(_ -> problems.add(ROOT + ".Id", "must be a string"));
    StatementGrammar.checkSpelling(ROOT, document, MEMBERS, problems);
    checkStatements(ROOT + ".Statement", document);
    new Unresolved(problems).check(ROOT, document);
  }

  private void checkText(PolicyDocument document) {
    if (!Surrogates.arePaired(document.text())) {
      problems.add(ROOT, "holds half of a surrogate pair, which cannot be sent");
    }
  }

  private void checkVersion(Json.Obj document) {
    if (document.text("Version").filter(VERSIONS::contains).isPresent()
        || isMisspelt(document, "Version")) {
      return;
    }
    Optional<Json> version = document.get("Version");
    problems.add(
        ROOT + ".Version",
        version
            .map(given -> "must be \"2012-10-17\" or \"2008-10-17\", and is " + given.excerpt())
            .orElse(
                "must be \"2012-10-17\" or \"2008-10-17\", and explicit: DynamoDB takes a document without it for another than it reads back"));
  }

  private void checkStatements(String path, Json.Obj document) {
    Json value = document.get("Statement").orElse(new Json.Null());
    if (value instanceof Json.Obj statement) {
      statements.check(path, statement);
    } else if (value instanceof Json.Arr(var values) && !values.isEmpty()) {
      for (int i = 0; i < values.size(); i++) {
        checkListed(path + "[" + i + "]", values.get(i));
      }
    } else if (!isMisspelt(document, "Statement")) {
      problems.add(
          path,
          document.get("Statement").isEmpty()
              ? "is missing: it must be an object or a non-empty list of objects"
              : "must be an object or a non-empty list of objects");
    }
  }

  /** Whether a member is not there, and one that is told of by itself resembles it. */
  private static boolean isMisspelt(Json.Obj document, String name) {
    return document.get(name).isEmpty()
        && document.members().keySet().stream()
            .anyMatch(member -> MEMBERS.nearest(member).filter(name::equals).isPresent());
  }

  private void checkListed(String path, Json value) {
    if (value instanceof Json.Obj statement) {
      statements.check(path, statement);
    } else {
      problems.add(path, "must be an object");
    }
  }
}
