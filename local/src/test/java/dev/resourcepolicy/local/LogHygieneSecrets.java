package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What must be found in nothing that is written. */
final class LogHygieneSecrets {
  /** Stands in a document that cannot be read. */
  static final String WORD = "HygieneSid";

  /** Of the ResponseURL: its own, and what any presigned URL consists of. */
  private static final List<String> URL =
      List.of(
          LogHygieneWorld.KEY,
          "X-Amz-Signature",
          "X-Amz-Credential",
          "ASIASTANDIN0EXAMPLE",
          "IQoJb3JpZ2luX2VjE");

  private static final List<String> CREDENTIALS =
      List.of(
          LogHygieneWorld.CREDENTIALS.accessKeyId(),
          LogHygieneWorld.CREDENTIALS.secretAccessKey(),
          LogHygieneWorld.CREDENTIALS.sessionToken());

  /** Words that are in policies and tell nothing of them. */
  private static final Set<String> PUBLIC = Set.of("Allow", "Deny", "1", "*", Session.ACCOUNT);

  private LogHygieneSecrets() {}

  /** Of a sample: URL, credentials, and each text in a statement that says more than its target. */
  static Set<String> of(SampleEvent sample) {
    var secrets = new HashSet<String>(URL);
    secrets.addAll(CREDENTIALS);
    secrets.add(WORD);
    Stream.of("create", "update", "dry-run", "policy-changed")
        .map(name -> sample.sibling(name).json())
        .forEach(event -> collect(event, secrets));
    secrets.removeAll(PUBLIC);
    secrets.remove(sample.sibling("update").json().text("PhysicalResourceId").orElseThrow());
    secrets.removeIf(text -> text.contains(":workspace/")); // the target of Prometheus, as an ARN
    return secrets;
  }

  private static void collect(Json json, Set<String> secrets) {
    switch (json) {
      case Json.Obj(var members) ->
          members.forEach(
              (name, value) -> {
                if (name.equals("Statement")) {
                  secrets.add(value.text());
                  leaves(value, secrets);
                } else if (value instanceof Json.Str(var text) && text.startsWith("{\"Version\"")) {
                  collect(Json.parse(text), secrets);
                } else {
                  collect(value, secrets);
                }
              });
      case Json.Arr(var values) -> values.forEach(value -> collect(value, secrets));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static void leaves(Json json, Set<String> secrets) {
    switch (json) {
      case Json.Obj(var members) -> members.values().forEach(value -> leaves(value, secrets));
      case Json.Arr(var values) -> values.forEach(value -> leaves(value, secrets));
      case Json.Str(var text) -> secrets.add(text);
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }
}
