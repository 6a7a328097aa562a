package dev.resourcepolicy.guard;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions of a statement that really narrow it. The keys are those that DynamoDB's own
 * analysis trusts (documented, "Blocking public access with resource-based policies in DynamoDB"),
 * less {@code aws:PrincipalIsAWSService}, which names no service, and with S3's {@code
 * aws:SourceOwner} (documented, "The meaning of public"). An IP address says where a caller is and
 * not who. What is not understood does not narrow.
 */
final class Conditions {
  /**
   * These need the key to be there. {@code IfExists} and {@code ForAllValues} are true where it is
   * missing, and negated ones for all the world but one (documented, "IAM JSON policy elements:
   * Condition operators").
   */
  private static final Pattern OPERATOR =
      Pattern.compile(
          "(?:ForAnyValue:)?(?:String(?:Equals|EqualsIgnoreCase|Like)|(Arn(?:Equals|Like)))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");
  private static final Pattern ORGANISATION_PATH = Pattern.compile("(o-[a-z0-9]{10,32})/.*");
  private static final Pattern NETWORK = Pattern.compile("vpce?-[0-9a-f]{8,17}");
  private static final Pattern SERVICE =
      Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.amazonaws\\.com(?:\\.cn)?");

  /** A user's id, or a role's before the name of a session (documented, "IAM identifiers"). */
  private static final Pattern IDENTITY =
      Pattern.compile("AIDA[A-Z0-9]{12,124}|AROA[A-Z0-9]{12,124}:.+");

  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[^:$]+:[^:$]*:(\\d{12}):.+");

  /**
   * With the string operators a wildcard before the account could reach across colons into a name
   * that a stranger chose; the ARN operators compare part by part (documented, same page).
   */
  private static final Pattern ARN_AS_TEXT =
      Pattern.compile("arn:aws[a-z-]*:[^:$*?]+:[^:$*?]*:(\\d{12}):.+");

  private Conditions() {}

  /**
   * What each condition that narrows a statement narrows it to. All conditions have to be true, so
   * one that narrows is enough; of its values any has to be, so each of them must narrow.
   */
  static List<List<Narrowing>> narrowing(Clause clause) {
    var narrowing = new ArrayList<List<Narrowing>>();
    for (Map.Entry<String, Json> operator : clause.conditions().members().entrySet()) {
      Matcher matcher = OPERATOR.matcher(operator.getKey());
      if (matcher.matches() && operator.getValue() instanceof Json.Obj keys) {
        boolean arns = matcher.group(1) != null;
        for (String key : keys.members().keySet()) {
          every(key, Clause.texts(keys, key), arns).ifPresent(narrowing::add);
        }
      }
    }
    return narrowing;
  }

  private static Optional<List<Narrowing>> every(String key, List<String> values, boolean arns) {
    var all = new ArrayList<Narrowing>();
    values.forEach(value -> one(key, value, arns).ifPresent(all::add));
    return all.isEmpty() || all.size() < values.size() ? Optional.empty() : Optional.of(all);
  }

  private static Optional<? extends Narrowing> one(String key, String value, boolean arns) {
    if (key.equals("aws:principalarn") || key.equals("aws:sourcearn")) {
      return matched(arns ? ARN : ARN_AS_TEXT, value).map(Narrowing.Account::new);
    }
    if (arns) {
      return Optional.empty(); // the key holds no ARN
    }
    return switch (key) {
      case "aws:principalaccount", "aws:sourceaccount", "aws:sourceowner" ->
          matched(ACCOUNT, value).map(Narrowing.Account::new);
      case "aws:principalorgid", "aws:sourceorgid" ->
          matched(ORGANISATION, value).map(Narrowing.Organisation::new);
      case "aws:principalorgpaths", "aws:sourceorgpaths" ->
          matched(ORGANISATION_PATH, value).map(Narrowing.Organisation::new);
      case "aws:sourcevpc", "aws:sourcevpce", "aws:ec2instancesourcevpc" ->
          matched(NETWORK, value).map(Narrowing.Network::new);
      case "aws:principalservicename", "aws:principalservicenameslist" ->
          matched(SERVICE, value).map(Narrowing.Service::new);
      case "aws:userid" -> matched(IDENTITY, value).map(Narrowing.Identity::new);
      default -> Optional.empty();
    };
  }

  private static Optional<String> matched(Pattern pattern, String value) {
    Matcher matcher = pattern.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(matcher.groupCount() > 0 ? matcher.group(1) : value);
  }
}
