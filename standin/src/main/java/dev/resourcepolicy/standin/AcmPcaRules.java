package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.util.List;
import java.util.Set;

/**
 * What ACM PCA demands of a policy's form. Documented: "The structure of the JSON resource-based
 * policies must be followed precisely. Only the ID fields for the principals and the CA ARNs can be
 * configured"; how strictly that is enforced is assumed.
 */
final class AcmPcaRules {
  private static final Set<String> ACTIONS =
      Set.of(
          "acm-pca:DescribeCertificateAuthority",
          "acm-pca:GetCertificate",
          "acm-pca:GetCertificateAuthorityCertificate",
          "acm-pca:ListPermissions",
          "acm-pca:ListTags",
          "acm-pca:IssueCertificate",
          "acm-pca:RevokeCertificate");

  private AcmPcaRules() {}

  static void check(String text, String authorityArn, Account caller) {
    Json.Obj policy;
    try {
      policy = (Json.Obj) Json.parse(text);
    } catch (JsonException | ClassCastException e) {
      throw AcmPcaErrors.invalidPolicy("it is not JSON");
    }
    if (Denial.of("acm-pca:PutPolicy", caller).isIn(policy)) {
      throw AcmPcaErrors.lockout();
    }
    List<Json> statements = values(policy.get("Statement").orElse(new Json.Arr(List.of())));
    if (statements.isEmpty()) {
      throw AcmPcaErrors.invalidPolicy("it has no statement");
    }
    statements.forEach(statement -> check(statement, authorityArn));
  }

  private static void check(Json json, String authorityArn) {
    if (!(json instanceof Json.Obj statement)) {
      throw AcmPcaErrors.invalidPolicy("a statement is not an object");
    }
    require(statement, "Effect", Set.of("Allow"));
    require(statement, "Action", ACTIONS);
    require(statement, "Resource", Set.of(authorityArn));
    if (statement.get("Principal").isEmpty()) {
      throw AcmPcaErrors.invalidPolicy("a statement has no Principal");
    }
  }

  private static void require(Json.Obj statement, String member, Set<String> allowed) {
    List<Json> values = values(statement.get(member).orElse(new Json.Arr(List.of())));
    boolean fits =
        !values.isEmpty()
            && values.stream()
                .allMatch(value -> value instanceof Json.Str(var text) && allowed.contains(text));
    if (!fits) {
      throw AcmPcaErrors.invalidPolicy("%s of a statement is not allowed".formatted(member));
    }
  }

  private static List<Json> values(Json value) {
    return value instanceof Json.Arr(var values) ? values : List.of(value);
  }
}
