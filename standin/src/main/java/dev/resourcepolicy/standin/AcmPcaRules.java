package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.util.List;

/**
 * What ACM PCA demands of a policy's form. Documented: "The structure of the JSON resource-based
 * policies must be followed precisely. Only the ID fields for the principals and the CA ARNs can be
 * configured", and that a policy may miss a required statement; how strictly that is enforced is
 * assumed.
 */
final class AcmPcaRules {
  private AcmPcaRules() {}

  static void check(String text, String authorityArn, Account caller) {
    Json.Obj policy = parsed(text);
    if (Denial.of("acm-pca:PutPolicy", caller).isIn(policy)) {
      throw AcmPcaErrors.lockout();
    }
    if (!policy.text("Version").orElse("").equals("2012-10-17")) {
      throw AcmPcaErrors.invalidPolicy("Version is not 2012-10-17");
    }
    List<AcmPcaStatement> statements = statements(policy);
    statements.forEach(statement -> statement.check(authorityArn));
    if (statements.stream().noneMatch(AcmPcaStatement::isIssuing)) {
      throw AcmPcaErrors.invalidPolicy("it has no statement that allows to issue");
    }
    if (statements.stream().allMatch(AcmPcaStatement::isIssuing)) {
      throw AcmPcaErrors.invalidPolicy("it has no statement that allows to read");
    }
  }

  private static Json.Obj parsed(String text) {
    try {
      if (Json.parse(text) instanceof Json.Obj policy) {
        return policy;
      }
    } catch (JsonException e) {
      // The answer is the same as for JSON of another kind.
    }
    throw AcmPcaErrors.invalidPolicy("it is not a JSON object");
  }

  private static List<AcmPcaStatement> statements(Json.Obj policy) {
    return policy.get("Statement").map(AcmPcaStatement::values).orElse(List.of()).stream()
        .map(AcmPcaRules::statement)
        .toList();
  }

  private static AcmPcaStatement statement(Json json) {
    if (json instanceof Json.Obj statement) {
      return new AcmPcaStatement(statement);
    }
    throw AcmPcaErrors.invalidPolicy("a statement is not an object");
  }
}
