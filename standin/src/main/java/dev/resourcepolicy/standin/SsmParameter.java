package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.time.Instant;
import java.util.List;

/** A parameter at its latest version. */
record SsmParameter(
    String name,
    String arn,
    String type,
    String value,
    String tier,
    String keyId,
    int version,
    Instant modified) {
  /** The key that a SecureString gets when its owner names none. */
  static final String MANAGED_KEY = "alias/aws/ssm";

  /** Documented: a shared parameter is of the advanced tier. */
  boolean isAdvanced() {
    return tier.equals("Advanced");
  }

  /** Documented: an AWS managed key cannot be shared, and so neither what it encrypts. */
  boolean hasManagedKey() {
    return type.equals("SecureString") && keyId.equals(MANAGED_KEY);
  }

  Json.Obj withValue() {
    return common().with("Value", Json.of(value));
  }

  Json.Obj metadata() {
    Json.Obj metadata =
        common().with("Tier", Json.of(tier)).with("Policies", new Json.Arr(List.of()));
    return type.equals("SecureString") ? metadata.with("KeyId", Json.of(keyId)) : metadata;
  }

  private Json.Obj common() {
    return Json.Obj.of(
        "Name", Json.of(name),
        "ARN", Json.of(arn),
        "Type", Json.of(type),
        "Version", Json.of(version),
        "LastModifiedDate", Answer.epochSeconds(modified),
        "DataType", Json.of("text"));
  }
}
