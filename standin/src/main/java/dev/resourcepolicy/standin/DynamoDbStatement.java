package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A statement of a policy, read as far as DynamoDB's checks need it. */
record DynamoDbStatement(Json.Obj json) {
  private static final List<String> ORDER =
      List.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  boolean has(String member) {
    return json.get(member).isPresent();
  }

  Optional<String> sid() {
    return json.text("Sid");
  }

  /** Members that IAM's grammar does not know. */
  List<String> unknownMembers() {
    return json.members().keySet().stream().filter(name -> !ORDER.contains(name)).toList();
  }

  boolean hasEffect(String effect) {
    return json.text("Effect").filter(effect::equalsIgnoreCase).isPresent();
  }

  /** The strings of a member that is one string or a list of them. */
  List<String> values(String member) {
    return json.get(member).map(DynamoDbStatement::strings).orElse(List.of());
  }

  /** The principals of one type; a lone star stands for every AWS principal. */
  List<String> principals(String member, String type) {
    Optional<Json> principal = json.get(member);
    if (principal.isPresent() && principal.get() instanceof Json.Str(var text)) {
      return type.equals("AWS") ? List.of(text) : List.of();
    }
    return json.object(member)
        .flatMap(types -> types.get(type))
        .map(DynamoDbStatement::strings)
        .orElse(List.of());
  }

  /** The types under which a member names principals. */
  Set<String> principalTypes(String member) {
    return json.object(member).map(types -> types.members().keySet()).orElse(Set.of());
  }

  /** Members in DynamoDB's order and forms (observed by ACK, api-quirks 207, 208, 351-355). */
  Json.Obj canonical(Account account) {
    var members = new LinkedHashMap<String, Json>();
    for (String name : ORDER) {
      json.get(name).ifPresent(value -> members.put(name, canonical(name, value, account)));
    }
    return new Json.Obj(members);
  }

  private static Json canonical(String name, Json value, Account account) {
    return switch (name) {
      case "Effect" -> value instanceof Json.Str(var text) ? Json.of(capitalised(text)) : value;
      case "Principal", "NotPrincipal" -> principal(value, account);
      case "Action", "NotAction", "Resource", "NotResource" -> unwrapped(strings(value));
      default -> value;
    };
  }

  private static Json principal(Json value, Account account) {
    if (!(value instanceof Json.Obj(var types))) {
      return value;
    }
    var canonical = new LinkedHashMap<String, Json>();
    types.forEach(
        (type, names) ->
            canonical.put(
                type,
                unwrapped(
                    strings(names).stream()
                        .map(p -> type.equals("AWS") ? asArn(p, account) : p)
                        .distinct()
                        .toList())));
    return new Json.Obj(canonical);
  }

  private static String asArn(String principal, Account account) {
    return ACCOUNT.matcher(principal).matches()
        ? "arn:%s:iam::%s:root".formatted(account.partition(), principal)
        : principal;
  }

  private static Json unwrapped(List<String> values) {
    return values.size() == 1 ? Json.of(values.getFirst()) : Json.ofTexts(values);
  }

  private static List<String> strings(Json value) {
    var strings = new ArrayList<String>();
    if (value instanceof Json.Str(var text)) {
      strings.add(text);
    } else if (value instanceof Json.Arr(var values)) {
      values.forEach(element -> strings.addAll(strings(element)));
    }
    return strings;
  }

  private static String capitalised(String effect) {
    String lower = effect.toLowerCase(Locale.ROOT);
    return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }
}
