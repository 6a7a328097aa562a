package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What IAM Access Analyzer finds in a document. Codes and types are documented ("Access Analyzer
 * policy check reference").
 */
record AccessAnalyzerFinding(String type, String code, String details, List<Json> path) {

  /** All that is found, in the order of the statements. */
  static List<Json> in(String document) {
    var findings = new ArrayList<AccessAnalyzerFinding>();
    List<Json.Obj> statements = statements(document);
    if (statements.isEmpty()) {
      findings.add(
          new AccessAnalyzerFinding(
              "ERROR", "JSON_SYNTAX_ERROR", "Fix the JSON syntax error.", List.of()));
    }
    var sids = new HashSet<String>();
    for (int i = 0; i < statements.size(); i++) {
      Json.Obj statement = statements.get(i);
      if (action(statement).filter(text -> !text.contains(":") && !text.equals("*")).isPresent()) {
        findings.add(
            at(i, "Action", "ERROR", "INVALID_ACTION", "The action does not exist. Correct it."));
      }
      if (statement.get("NotPrincipal").isPresent() && allows(statement)) {
        findings.add(
            at(
                i,
                "NotPrincipal",
                "SECURITY_WARNING",
                "ALLOW_WITH_NOT_PRINCIPAL",
                "Using Allow with NotPrincipal can be overly permissive."));
      }
      if (statement.text("Sid").filter(sid -> !sids.add(sid)).isPresent()) {
        findings.add(
            at(
                i,
                "Sid",
                "SUGGESTION",
                "UNIQUE_SIDS_RECOMMENDED",
                "Use Sids that are unique in the policy."));
      }
    }
    return findings.stream().<Json>map(AccessAnalyzerFinding::json).toList();
  }

  /** The statements of a document; none when it cannot be read. */
  static List<Json.Obj> statements(String document) {
    try {
      Json parsed = Json.parse(document);
      Json statement =
          parsed instanceof Json.Obj object
              ? object.get("Statement").orElse(new Json.Null())
              : new Json.Null();
      List<Json> values = statement instanceof Json.Arr(var listed) ? listed : List.of(statement);
      return values.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList();
    } catch (JsonException e) {
      return List.of(); // that it is none is a finding, too
    }
  }

  private static Optional<String> action(Json.Obj statement) {
    return statement.get("Action").orElse(new Json.Null()) instanceof Json.Arr(var values)
        ? values.stream()
            .filter(Json.Str.class::isInstance)
            .map(text -> ((Json.Str) text).value())
            .filter(text -> !text.contains(":"))
            .findFirst()
        : statement.text("Action");
  }

  private static boolean allows(Json.Obj statement) {
    return statement.text("Effect").equals(Optional.of("Allow"));
  }

  private static AccessAnalyzerFinding at(
      int index, String element, String type, String code, String details) {
    List<Json> path =
        List.of(
            Json.Obj.of("key", Json.of("Statement")),
            Json.Obj.of("index", Json.of(index)),
            Json.Obj.of("key", Json.of(element)));
    return new AccessAnalyzerFinding(type, code, details, path);
  }

  private Json.Obj json() {
    Json.Obj start = Json.Obj.of("line", Json.of(1), "column", Json.of(0), "offset", Json.of(0));
    Json.Obj location =
        Json.Obj.of("path", new Json.Arr(path), "span", Json.Obj.of("start", start, "end", start));
    return Json.Obj.of(
        "findingType", Json.of(type),
        "issueCode", Json.of(code),
        "findingDetails", Json.of(details),
        "learnMoreLink",
            Json.of(
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html"),
        "locations", new Json.Arr(List.of(location)));
  }
}
