package dev.resourcepolicy.local;

import dev.resourcepolicy.acmpca.AcmPcaPolicyFunction;
import dev.resourcepolicy.amp.AmpPolicyFunction;
import dev.resourcepolicy.dynamodb.DynamoDbPolicyFunction;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.ssm.SsmPolicyFunction;
import dev.resourcepolicy.xray.XRayPolicyFunction;
import java.util.List;
import java.util.Optional;

/** The five functions by the names that the template gives them. */
public final class Functions {
  public static final List<String> NAMES =
      List.of(
          "DynamoDbPolicyFunction",
          "SsmPolicyFunction",
          "AmpPolicyFunction",
          "AcmPcaPolicyFunction",
          "XRayPolicyFunction");

  private Functions() {}

  /** A function in this world; empty when there is none of this name. */
  public static Optional<PolicyFunction> named(String name, Platform platform) {
    return switch (name) {
      case "DynamoDbPolicyFunction" -> Optional.of(new DynamoDbPolicyFunction(platform));
      case "SsmPolicyFunction" -> Optional.of(new SsmPolicyFunction(platform));
      case "AmpPolicyFunction" -> Optional.of(new AmpPolicyFunction(platform));
      case "AcmPcaPolicyFunction" -> Optional.of(new AcmPcaPolicyFunction(platform));
      case "XRayPolicyFunction" -> Optional.of(new XRayPolicyFunction(platform));
      default -> Optional.empty();
    };
  }
}
