package dev.resourcepolicy.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service as the stories see it.
 *
 * @param calls how its operations and their members are called
 * @param token the member that holds the token in a write; none where the service has none
 * @param none the token that says that there must be no policy; none where a create sends none
 * @param property the custom resource's property that names the target
 * @param targets what the two targets of a story are called, also as physical ids
 * @param action that a policy of this service can grant
 */
record Site(
    String service,
    String function,
    Calls calls,
    Optional<String> token,
    Optional<String> none,
    String property,
    List<String> targets,
    String action) {
  private static final String ACCOUNT = "eu-central-1:111122223333:";

  /**
   * How a service's operations and their members are called.
   *
   * @param read the operation that reads a policy
   * @param target the member that names the target in every operation
   * @param document the member that holds the document in a put
   */
  private record Calls(String read, String put, String delete, String target, String document) {
    private static Calls of(String read, String target, String document) {
      return new Calls(read, "PutResourcePolicy", "DeleteResourcePolicy", target, document);
    }
  }

  static List<Site> all() {
    return List.of(dynamoDb(), ssm(), amp(), acmPca(), xRay());
  }

  static Site of(String service) {
    return all().stream().filter(s -> s.service().equals(service)).findFirst().orElseThrow();
  }

  private static Site dynamoDb() {
    return new Site(
        "dynamodb",
        "DynamoDbPolicyFunction",
        Calls.of("GetResourcePolicy", "ResourceArn", "Policy"),
        Optional.of("ExpectedRevisionId"),
        Optional.of("NO_POLICY"),
        "ResourceArn",
        arns("dynamodb", "table/Orders", "table/Others"),
        "dynamodb:GetItem");
  }

  private static Site ssm() {
    return new Site(
        "ssm",
        "SsmPolicyFunction",
        Calls.of("GetResourcePolicies", "ResourceArn", "Policy"),
        Optional.of("PolicyHash"),
        Optional.empty(),
        "ResourceArn",
        arns("ssm", "parameter/orders", "parameter/others"),
        "ssm:GetParameters");
  }

  private static Site amp() {
    return new Site(
        "amp",
        "AmpPolicyFunction",
        Calls.of("DescribeResourcePolicy", "workspaceId", "policyDocument"),
        Optional.of("revisionId"),
        Optional.of("NO_POLICY"),
        "WorkspaceId",
        List.of("ws-orders", "ws-others"),
        "aps:QueryMetrics");
  }

  private static Site acmPca() {
    String authority = "certificate-authority/00000000-0000-4000-8000-0000000000";
    return new Site(
        "acm-pca",
        "AcmPcaPolicyFunction",
        new Calls("GetPolicy", "PutPolicy", "DeletePolicy", "ResourceArn", "Policy"),
        Optional.empty(),
        Optional.empty(),
        "ResourceArn",
        arns("acm-pca", authority + "aa", authority + "bb"),
        "acm-pca:GetCertificate");
  }

  private static Site xRay() {
    return new Site(
        "xray",
        "XRayPolicyFunction",
        Calls.of("ListResourcePolicies", "PolicyName", "PolicyDocument"),
        Optional.of("PolicyRevisionId"),
        Optional.of("0"),
        "PolicyName",
        List.of("orders", "others"),
        "xray:PutTraceSegments");
  }

  private static List<String> arns(String service, String... resources) {
    return Stream.of(resources).map(r -> "arn:aws:%s:%s%s".formatted(service, ACCOUNT, r)).toList();
  }

  String read() {
    return calls.read();
  }

  String put() {
    return calls.put();
  }

  String delete() {
    return calls.delete();
  }

  String target() {
    return calls.target();
  }

  String document() {
    return calls.document();
  }

  /** Whether the service takes whole documents of a fixed form only. */
  boolean isRigid() {
    return token.isEmpty();
  }

  /** What a statement at a target names as its resource. */
  String resource(String id) {
    return switch (service) {
      case "amp" -> "arn:aws:aps:" + ACCOUNT + "workspace/" + id;
      case "xray" -> "*";
      default -> id;
    };
  }

  /** Whether a read may show what is there no more. */
  boolean readsLate() {
    return service.equals("dynamodb") || service.equals("amp");
  }

  /**
   * How late a mishap can make a read: assumed for Prometheus, whose writes take effect later. The
   * stand-in's DynamoDB is late by itself, as documented, and a mishap makes it no later.
   */
  Duration staleness() {
    return service.equals("amp") ? Duration.ofMillis(900) : Duration.ZERO;
  }

  /**
   * Whether a token alone tells that the state is the one that the write was planned from: there is
   * none at ACM PCA, and at X-Ray revisions come back.
   */
  boolean tokenTells() {
    return !isRigid() && !service.equals("xray");
  }

  /** Whether a target can carry several policies. */
  boolean isPlural() {
    return service.equals("ssm");
  }
}
