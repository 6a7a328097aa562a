package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement of a policy, held against the documented ones (AWS Private CA user guide,
 * "Resource-based policies"): one to read, one to issue from a template, to accounts or to an
 * organization.
 */
record AcmPcaStatement(Json.Obj json) {
  private static final Set<String> MEMBERS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");
  private static final Set<String> READING =
      Set.of(
          "acm-pca:DescribeCertificateAuthority",
          "acm-pca:GetCertificate",
          "acm-pca:GetCertificateAuthorityCertificate",
          "acm-pca:ListPermissions",
          "acm-pca:ListTags");

  /** To revoke is among the permissions that RAM manages (documented). */
  private static final Set<String> ISSUING =
      Set.of("acm-pca:IssueCertificate", "acm-pca:RevokeCertificate");

  private static final String TEMPLATE = "acm-pca:TemplateArn";
  private static final String ORGANIZATION = "aws:PrincipalOrgID";
  private static final Pattern PRINCIPAL =
      Pattern.compile("[0-9]{12}|arn:aws[a-z-]*:iam::[0-9]{12}:(root|(user|role)/.+)");

  boolean isIssuing() {
    return values("Action").contains(Json.of("acm-pca:IssueCertificate"));
  }

  void check(String authorityArn) {
    json.members().keySet().forEach(name -> require(MEMBERS.contains(name), name));
    require(values("Effect").equals(List.of(Json.of("Allow"))), "Effect");
    require(values("Resource").equals(List.of(Json.of(authorityArn))), "Resource");
    require(areAmong(values("Action"), isIssuing() ? ISSUING : READING), "Action");
    require(isPrincipalAllowed(), "Principal");
    require(isConditionAllowed(), "Condition");
  }

  /** An organization is named by a condition, an account by the principal itself. */
  private boolean isPrincipalAllowed() {
    Json principal = json.get("Principal").orElse(new Json.Null());
    if (principal instanceof Json.Obj byType) {
      List<Json> accounts = byType.get("AWS").map(AcmPcaStatement::values).orElse(List.of());
      return byType.members().size() == 1
          && !accounts.isEmpty()
          && accounts.stream()
              .allMatch(id -> id instanceof Json.Str(var s) && PRINCIPAL.matcher(s).matches());
    }
    return principal.equals(Json.of("*")) && equalities().get(ORGANIZATION).isPresent();
  }

  /** Only the documented keys, and always the template from which to issue. */
  private boolean isConditionAllowed() {
    Set<String> keys = isIssuing() ? Set.of(TEMPLATE, ORGANIZATION) : Set.of(ORGANIZATION);
    return json.get("Condition").orElse(Json.Obj.of()) instanceof Json.Obj condition
        && Set.of("StringEquals").containsAll(condition.members().keySet())
        && keys.containsAll(equalities().members().keySet())
        && (!isIssuing() || equalities().get(TEMPLATE).isPresent());
  }

  private Json.Obj equalities() {
    return json.object("Condition").flatMap(c -> c.object("StringEquals")).orElse(Json.Obj.of());
  }

  private List<Json> values(String member) {
    return json.get(member).map(AcmPcaStatement::values).orElse(List.of());
  }

  /** The values of a member that is one value or a list of them. */
  static List<Json> values(Json value) {
    return value instanceof Json.Arr(var values) ? values : List.of(value);
  }

  private static boolean areAmong(List<Json> values, Set<String> allowed) {
    return !values.isEmpty()
        && values.stream()
            .allMatch(value -> value instanceof Json.Str(var s) && allowed.contains(s));
  }

  private static void require(boolean fits, String member) {
    if (!fits) {
      throw AcmPcaErrors.invalidPolicy("%s of a statement is not allowed".formatted(member));
    }
  }
}
