package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A random document that is all understood; its sets have up to three values, which may repeat. */
final class RandomDocument {
  private static final List<String> PRINCIPALS =
      List.of("111122223333", "444455556666", "arn:aws:iam::111122223333:role/Reader", "*");
  private static final List<String> SERVICES = List.of("xray.amazonaws.com", "sns.amazonaws.com");
  private static final List<String> ACTIONS =
      List.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:*", "ssm:GetParameter");
  private static final List<String> RESOURCES =
      List.of(
          "*", "arn:aws:ssm:eu-west-1:111122223333:parameter/a", "arn:aws:dynamodb:*:*:table/T");
  private static final List<String> OPERATORS = List.of("StringEquals", "Bool", "NumericLessThan");
  private static final List<String> KEYS =
      List.of("aws:SourceAccount", "aws:SecureTransport", "aws:ResourceTag/Stage");
  private static final List<Json> SCALARS =
      List.of(Json.of("true"), Json.of(true), Json.of("5"), Json.of(5), Json.of("x"), Json.of("X"));

  private final RandomGenerator random;

  RandomDocument(RandomGenerator random) {
    this.random = random;
  }

  Json.Obj next() {
    var members = new LinkedHashMap<String, Json>();
    members.put("Version", Json.of(random.nextBoolean() ? "2012-10-17" : "2008-10-17"));
    if (random.nextBoolean()) {
      members.put("Id", Json.of("id"));
    }
    members.put("Statement", new Json.Arr(statements()));
    return new Json.Obj(members);
  }

  List<Json> statements() {
    return Stream.<Json>generate(this::statement).limit(random.nextInt(1, 5)).toList();
  }

  private Json.Obj statement() {
    var members = new LinkedHashMap<String, Json>();
    if (random.nextBoolean()) {
      members.put("Sid", Json.of(Integer.toString(random.nextInt(3))));
    }
    members.put("Effect", Json.of(random.nextBoolean() ? "Allow" : "Deny"));
    members.put(perhapsNot("Principal"), principal());
    members.put(perhapsNot("Action"), set(ACTIONS));
    members.put(perhapsNot("Resource"), set(RESOURCES));
    if (random.nextBoolean()) {
      members.put("Condition", some(OPERATORS, () -> some(KEYS, this::scalars)));
    }
    return new Json.Obj(members);
  }

  private String perhapsNot(String name) {
    return random.nextInt(4) == 0 ? "Not" + name : name;
  }

  private Json principal() {
    return switch (random.nextInt(4)) {
      case 0 -> Json.of("*");
      case 1 -> Json.Obj.of("AWS", Json.of("*"));
      case 2 -> Json.Obj.of("Service", set(SERVICES), "AWS", set(PRINCIPALS));
      default -> Json.Obj.of("AWS", set(PRINCIPALS));
    };
  }

  private Json.Obj some(List<String> names, Supplier<Json> value) {
    var members = new LinkedHashMap<String, Json>();
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      members.put(one(names), value.get());
    }
    return new Json.Obj(members);
  }

  private Json set(List<String> values) {
    return random.nextBoolean()
        ? Json.of(one(values))
        : Json.ofTexts(Stream.generate(() -> one(values)).limit(random.nextInt(1, 4)).toList());
  }

  private Json scalars() {
    return random.nextBoolean()
        ? one(SCALARS)
        : new Json.Arr(Stream.generate(() -> one(SCALARS)).limit(random.nextInt(1, 4)).toList());
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
