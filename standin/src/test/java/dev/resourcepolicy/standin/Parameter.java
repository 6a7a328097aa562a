package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;

/** The parameter /app/db of the advanced tier, and its caller. */
final class Parameter implements AutoCloseable {
  static final String ARN = "arn:aws:ssm:eu-central-1:111122223333:parameter/app/db";
  static final String READ = policy("ssm:GetParameter");
  static final String LIST = policy("ssm:GetParameters");

  final Wired wired = new Wired();

  Parameter() {
    create("/app/db", "Advanced");
  }

  void create(String name, String tier) {
    var _ =
        wired.standIn.answer(
            "ssm",
            "PutParameter",
            Json.Obj.of(
                "Name", Json.of(name),
                "Value", Json.of("v"),
                "Type", Json.of("String"),
                "Tier", Json.of(tier)));
  }

  @Override
  public void close() {
    wired.close();
  }

  Wired.Response put(String arn, String policy) {
    return wired.call("ssm", "PutResourcePolicy", "ResourceArn", arn, "Policy", policy);
  }

  Wired.Response update(String id, String hash) {
    return wired.call(
        "ssm",
        "PutResourcePolicy",
        "ResourceArn",
        ARN,
        "Policy",
        LIST,
        "PolicyId",
        id,
        "PolicyHash",
        hash);
  }

  Wired.Response delete(String id, String hash) {
    return wired.call(
        "ssm", "DeleteResourcePolicy", "ResourceArn", ARN, "PolicyId", id, "PolicyHash", hash);
  }

  /** How many policies a read shows. */
  static int policies(Wired.Response response) {
    return response.body().get("Policies").orElseThrow() instanceof Json.Arr(var values)
        ? values.size()
        : -1;
  }

  static String policy(String action) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
    "Principal":{"AWS":"444455556666"},"Action":"%s","Resource":"*"}]}"""
        .formatted(action);
  }
}
