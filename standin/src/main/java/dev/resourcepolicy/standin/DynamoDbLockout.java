package dev.resourcepolicy.standin;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a policy takes away the caller's own dynamodb:PutResourcePolicy. Only that action counts
 * (observed by ACK, api-quirks 210). The caller is taken for the account as a whole: a denial of
 * one role does not lock it out (assumed).
 */
final class DynamoDbLockout {
  private static final String ACTION = "dynamodb:putresourcepolicy";

  private DynamoDbLockout() {}

  static boolean locksOut(DynamoDbPolicy policy, String resourceArn, Account account) {
    String root = "arn:%s:iam::%s:root".formatted(account.partition(), account.id());
    return policy.statements().stream()
        .filter(statement -> statement.hasEffect("Deny") && !statement.has("Condition"))
        .filter(statement -> isAbout(statement, root))
        .filter(statement -> covers(statement, "Action", ACTION))
        .anyMatch(statement -> covers(statement, "Resource", resourceArn.toLowerCase(Locale.ROOT)));
  }

  private static boolean isAbout(DynamoDbStatement statement, String root) {
    if (statement.has("NotPrincipal")) {
      return !statement.principals("NotPrincipal", "AWS").contains(root);
    }
    List<String> principals = statement.principals("Principal", "AWS");
    return principals.contains("*") || principals.contains(root);
  }

  private static boolean covers(DynamoDbStatement statement, String member, String lowerCase) {
    return statement.has(member)
        ? matchesAny(statement.values(member), lowerCase)
        : !matchesAny(statement.values("Not" + member), lowerCase);
  }

  private static boolean matchesAny(Collection<String> patterns, String lowerCase) {
    return patterns.stream().anyMatch(pattern -> glob(pattern).matcher(lowerCase).matches());
  }

  private static Pattern glob(String pattern) {
    String quoted = Pattern.quote(pattern.toLowerCase(Locale.ROOT));
    return Pattern.compile(quoted.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
  }
}
