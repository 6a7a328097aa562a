package dev.resourcepolicy.standin;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What DynamoDB refuses in a document. Texts observed by ACK (api-quirks 211, 352, 356), those of
 * other missing fields and of unknown ones by analogy.
 */
final class DynamoDbPolicyRules {
  private static final int MAX_BYTES = 20480;
  private static final Set<String> STREAM_ONLY =
      Set.of("getrecords", "getsharditerator", "describestream", "liststreams");
  private static final Set<String> FOR_STREAMS =
      Set.of(
          "getrecords",
          "getsharditerator",
          "describestream",
          "putresourcepolicy",
          "getresourcepolicy",
          "deleteresourcepolicy");

  /** Two services are known to be let in; the full list is not documented. */
  private static final Set<String> SERVICES =
      Set.of("redshift.amazonaws.com", "replication.dynamodb.amazonaws.com");

  private static final Set<String> PRINCIPAL_TYPES =
      Set.of("AWS", "CanonicalUser", "Federated", "Service");

  private static final Pattern PRINCIPAL =
      Pattern.compile(
          "\\*|[0-9]{12}|arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:"
              + "(root|(user|role|assumed-role|federated-user)/.+)|A(IDA|ROA)[A-Z0-9]{12,}");

  private DynamoDbPolicyRules() {}

  /** White space counts (documented). */
  static void checkSize(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw DynamoDbErrors.invalidParameter(
          "Maximum policy size of %d bytes exceeded".formatted(MAX_BYTES));
    }
  }

  static void check(List<DynamoDbStatement> statements, DynamoDbArn target) {
    statements.forEach(DynamoDbPolicyRules::checkFields);
    checkSids(statements);
    checkActions(statements, target);
    statements.forEach(DynamoDbPolicyRules::checkPrincipals);
    if (statements.stream().anyMatch(DynamoDbPolicyRules::isUnbounded)) {
      throw DynamoDbErrors.validation(
          "Resource-based policy grants unbounded access in one or more elements."
              + " Please revise the policy to ensure least-privilege form of access");
    }
  }

  private static void checkFields(DynamoDbStatement statement) {
    List<String> unknown = statement.unknownMembers();
    if (!unknown.isEmpty()) {
      throw DynamoDbErrors.invalidDocument("Unknown field " + unknown.getFirst());
    }
    if (!statement.hasEffect("Allow") && !statement.hasEffect("Deny")) {
      throw DynamoDbErrors.invalidDocument("Missing required field Effect");
    }
    for (String field : List.of("Principal", "Action", "Resource")) {
      if (!statement.has(field) && !statement.has("Not" + field)) {
        throw DynamoDbErrors.invalidDocument("Missing required field " + field);
      }
    }
  }

  private static void checkSids(List<DynamoDbStatement> statements) {
    var seen = new HashSet<String>();
    boolean unique =
        statements.stream().flatMap(statement -> statement.sid().stream()).allMatch(seen::add);
    if (!unique) {
      throw DynamoDbErrors.invalidDocument("The Statement Ids in the policy are not unique");
    }
  }

  private static void checkActions(List<DynamoDbStatement> statements, DynamoDbArn target) {
    String invalid =
        statements.stream()
            .flatMap(s -> Stream.of("Action", "NotAction").flatMap(m -> s.values(m).stream()))
            .filter(action -> !isAction(action, target))
            .distinct()
            .map(action -> "\"" + action + "\"")
            .collect(Collectors.joining(", "));
    if (!invalid.isEmpty()) {
      throw DynamoDbErrors.invalidDocument("The following action names are invalid: " + invalid);
    }
  }

  private static boolean isAction(String action, DynamoDbArn target) {
    String lower = action.toLowerCase(Locale.ROOT);
    if (lower.equals("*")) {
      return true;
    }
    if (!lower.startsWith("dynamodb:")) {
      return false;
    }
    String name = lower.substring("dynamodb:".length());
    return target.isStream()
        ? name.contains("*") || FOR_STREAMS.contains(name)
        : !STREAM_ONLY.contains(name);
  }

  private static void checkPrincipals(DynamoDbStatement statement) {
    for (String member : List.of("Principal", "NotPrincipal")) {
      if (!SERVICES.containsAll(statement.principals(member, "Service"))) {
        throw DynamoDbErrors.invalidDocument("Policy contains invalid service principal");
      }
      // That another type is refused, and in these words, is assumed.
      boolean valid =
          PRINCIPAL_TYPES.containsAll(statement.principalTypes(member))
              && statement.principals(member, "AWS").stream()
                  .allMatch(principal -> PRINCIPAL.matcher(principal).matches());
      if (!valid) {
        throw DynamoDbErrors.invalidParameter("Invalid principal in policy document.");
      }
    }
  }

  /** Any condition is taken for a bound here; the real check looks into it (documented). */
  private static boolean isUnbounded(DynamoDbStatement statement) {
    boolean everybody =
        statement.has("NotPrincipal") || statement.principals("Principal", "AWS").contains("*");
    return statement.hasEffect("Allow") && everybody && !statement.has("Condition");
  }
}
