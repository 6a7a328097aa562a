package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.Locale;

/** The {@code userIdentity} of a CloudTrail event: a user or a session of a role. */
final class Identity {
  private static final String SESSION = "session";

  private Identity() {}

  static Json.Obj of(Caller caller) {
    String key = caller.accessKey();
    return caller
        .role()
        .map(role -> session(caller, role))
        .orElseGet(
            () ->
                Json.Obj.of(
                    "type", Json.of("IAMUser"),
                    "principalId", Json.of(id("AIDA", key)),
                    "arn", Json.of(arn(caller, "iam", "user/" + key)),
                    "accountId", Json.of(caller.account().id()),
                    "accessKeyId", Json.of(key),
                    "userName", Json.of(key)));
  }

  private static Json.Obj session(Caller caller, String role) {
    Json account = Json.of(caller.account().id());
    Json.Obj issuer =
        Json.Obj.of(
            "type", Json.of("Role"),
            "principalId", Json.of(id("AROA", role)),
            "arn", Json.of(arn(caller, "iam", "role/" + role)),
            "accountId", account,
            "userName", Json.of(role));
    return Json.Obj.of(
        "type", Json.of("AssumedRole"),
        "principalId", Json.of(id("AROA", role) + ":" + SESSION),
        "arn", Json.of(arn(caller, "sts", "assumed-role/" + role + "/" + SESSION)),
        "accountId", account,
        "accessKeyId", Json.of(caller.accessKey()),
        "sessionContext", Json.Obj.of("sessionIssuer", issuer));
  }

  private static String arn(Caller caller, String service, String resource) {
    Account account = caller.account();
    return String.join(":", "arn", account.partition(), service, "", account.id(), resource);
  }

  private static String id(String prefix, String name) {
    return prefix + Digest.hex(name).substring(0, 17).toUpperCase(Locale.ROOT);
  }
}
