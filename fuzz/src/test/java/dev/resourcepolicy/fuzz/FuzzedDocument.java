package dev.resourcepolicy.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Documents of a few words, so that two of them often mean the same, or nearly. Not all of them are
 * ones that IAM takes.
 */
record FuzzedDocument(FuzzedDataProvider input) {
  private static final List<String> SIDS = List.of("A", "B", "C", "");
  private static final List<Json> PRINCIPALS =
      List.of(
          Json.of("*"),
          Json.of("111122223333"),
          Json.of("arn:aws:iam::111122223333:root"),
          Json.of("arn:aws-cn:iam::111122223333:root"),
          Json.of("sns.amazonaws.com"),
          new Json.Null());
  private static final List<Json> VALUES =
      List.of(
          Json.of("ssm:GetParameter"),
          Json.of("SSM:getparameter"),
          Json.of("*"),
          Json.of("\u212A"),
          Json.of("true"),
          Json.of(true),
          Json.of("5"),
          Json.of(5),
          new Json.Num("5.0"),
          new Json.Null());
  private static final List<String> TYPES = List.of("AWS", "Service", "aws", "Federated");
  private static final List<String> OPERATORS = List.of("StringEquals", "stringequals", "Bool");
  private static final List<String> KEYS = List.of("aws:SourceArn", "AWS:sourcearn", "ssm:Tier");

  /** A document as an object; perhaps with members that no document has. */
  Json.Obj document() {
    var members = new LinkedHashMap<String, Json>();
    if (input.consumeBoolean()) {
      members.put("Version", Json.of(input.consumeBoolean() ? "2012-10-17" : "2008-10-17"));
    }
    perhaps(members, "Id", () -> one(VALUES));
    members.put("Statement", input.consumeBoolean() ? statement() : list(this::statement));
    perhaps(members, "Later", this::values);
    return new Json.Obj(members);
  }

  /** Statements, each with a Sid of its own that starts with the prefix. */
  List<Statement> owned(String prefix) {
    return IntStream.range(0, input.consumeInt(0, 3))
        .mapToObj(i -> new Statement(statement().with("Sid", Json.of(prefix + i))))
        .toList();
  }

  private Json.Obj statement() {
    var members = new LinkedHashMap<String, Json>();
    perhaps(members, "Sid", () -> Json.of(one(SIDS)));
    members.put("Effect", Json.of(input.consumeBoolean() ? "Allow" : "Deny"));
    members.put(not("Principal"), principal());
    members.put(not("Action"), values());
    perhaps(members, not("Resource"), this::values);
    perhaps(members, "Condition", () -> some(OPERATORS, () -> some(KEYS, this::values)));
    perhaps(members, "Later", this::values);
    return new Json.Obj(members);
  }

  private Json principal() {
    return input.consumeBoolean()
        ? one(PRINCIPALS)
        : some(TYPES, () -> input.consumeBoolean() ? one(PRINCIPALS) : list(() -> one(PRINCIPALS)));
  }

  private Json values() {
    return input.consumeBoolean() ? one(VALUES) : list(() -> one(VALUES));
  }

  private String not(String name) {
    return input.consumeInt(0, 7) == 7 ? "Not" + name : name;
  }

  private void perhaps(LinkedHashMap<String, Json> members, String name, Supplier<Json> value) {
    if (input.consumeInt(0, 3) == 3) {
      members.put(name, value.get());
    }
  }

  private Json.Obj some(List<String> names, Supplier<Json> value) {
    var members = new LinkedHashMap<String, Json>();
    IntStream.range(0, input.consumeInt(0, 3)).forEach(_ -> members.put(one(names), value.get()));
    return new Json.Obj(members);
  }

  private Json.Arr list(Supplier<? extends Json> value) {
    return new Json.Arr(
        IntStream.range(0, input.consumeInt(0, 3)).<Json>mapToObj(_ -> value.get()).toList());
  }

  private <T> T one(List<T> values) {
    return input.pickValue(values);
  }
}
