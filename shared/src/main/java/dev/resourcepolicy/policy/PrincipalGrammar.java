package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.Spelling;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a principal must look like, as far as no service can take it for one otherwise. */
final class PrincipalGrammar {
  private static final Spelling TYPES =
      new Spelling(List.of("AWS", "CanonicalUser", "Federated", "Service"));
  private static final Pattern ACCOUNT =
      Pattern.compile("(?:arn:[^:]*:(?:iam|sts)::)?(\\d+)(?::.*)?");

  private final Problems problems;

  PrincipalGrammar(Problems problems) {
    this.problems = problems;
  }

  void check(String path, Json value) {
    if (value instanceof Json.Obj types && !types.members().isEmpty()) {
      types.members().forEach((type, names) -> checkNames(path + "." + type, type, names));
      StatementGrammar.checkSpelling(path, types, TYPES, problems);
    } else if (!value.is("*")) {
      problems.add(path, "must be \"*\" or a non-empty object" + likely(value));
    }
  }

  private static String likely(Json value) {
    boolean names = !(value instanceof Json.Obj) && !(value instanceof Json.Null);
    return names
        ? ": an account, a role or a user stands under \"AWS\", a service under \"Service\""
        : "";
  }

  private void checkNames(String path, String type, Json names) {
    if (!StatementGrammar.isOneOrSome(names, one -> one instanceof Json.Str)) {
      problems.add(
          path,
          "must be a string or a non-empty list of strings"
              + (names instanceof Json.Num ? ": a number loses its leading zeros" : ""));
    } else if (type.equals("AWS")) {
      List<Json> all = names instanceof Json.Arr(var several) ? several : List.of(names);
      all.forEach(name -> checkAccount(path, name));
    }
  }

  private void checkAccount(String path, Json name) {
    Matcher account = ACCOUNT.matcher(((Json.Str) name).value());
    if (account.matches() && account.group(1).length() != 12) {
      problems.add(
          path,
          "holds %s, whose account id has %d digits instead of 12%s"
              .formatted(
                  name.excerpt(),
                  account.group(1).length(),
                  account.group(1).length() < 12
                      ? ": YAML takes it for a number, and drops its leading zeros, unless it is quoted"
                      : ""));
    }
  }
}
