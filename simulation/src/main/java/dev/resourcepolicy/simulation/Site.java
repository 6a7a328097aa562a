package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service as the stories see it.
 *
 * @param read the operation that reads a policy
 * @param target the member that names the target in every operation
 * @param document the member that holds the document in a put
 * @param token the member that holds the token in a write; none where the service has none
 * @param none the token that says that there must be no policy; none where a create sends none
 * @param property the custom resource's property that names the target
 * @param targets what the two targets of a story are called, also as physical ids
 * @param action that a policy of this service can grant
 */
record Site(
    String service,
    String function,
    String read,
    String put,
    String delete,
    String target,
    String document,
    Optional<String> token,
    Optional<String> none,
    String property,
    List<String> targets,
    String action) {
  private static final String ACCOUNT = "eu-central-1:111122223333:";

  static List<Site> all() {
    return List.of(dynamoDb(), ssm(), amp(), acmPca(), xRay());
  }

  static Site of(String service) {
    return all().stream().filter(s -> s.service().equals(service)).findFirst().orElseThrow();
  }

  private static Site dynamoDb() {
    List<String> tables =
        List.of(
            "arn:aws:dynamodb:" + ACCOUNT + "table/Orders",
            "arn:aws:dynamodb:" + ACCOUNT + "table/Others");
    return new Site(
        "dynamodb",
        "DynamoDbPolicyFunction",
        "GetResourcePolicy",
        "PutResourcePolicy",
        "DeleteResourcePolicy",
        "ResourceArn",
        "Policy",
        Optional.of("ExpectedRevisionId"),
        Optional.of("NO_POLICY"),
        "ResourceArn",
        tables,
        "dynamodb:GetItem");
  }

  private static Site ssm() {
    List<String> parameters =
        List.of(
            "arn:aws:ssm:" + ACCOUNT + "parameter/orders",
            "arn:aws:ssm:" + ACCOUNT + "parameter/others");
    return new Site(
        "ssm",
        "SsmPolicyFunction",
        "GetResourcePolicies",
        "PutResourcePolicy",
        "DeleteResourcePolicy",
        "ResourceArn",
        "Policy",
        Optional.of("PolicyHash"),
        Optional.empty(),
        "ResourceArn",
        parameters,
        "ssm:GetParameters");
  }

  private static Site amp() {
    List<String> ids = List.of("ws-orders", "ws-others");
    return new Site(
        "amp",
        "AmpPolicyFunction",
        "DescribeResourcePolicy",
        "PutResourcePolicy",
        "DeleteResourcePolicy",
        "workspaceId",
        "policyDocument",
        Optional.of("revisionId"),
        Optional.of("NO_POLICY"),
        "WorkspaceId",
        ids,
        "aps:QueryMetrics");
  }

  private static Site acmPca() {
    List<String> authorities =
        List.of(
            "arn:aws:acm-pca:"
                + ACCOUNT
                + "certificate-authority/00000000-0000-4000-8000-0000000000aa",
            "arn:aws:acm-pca:"
                + ACCOUNT
                + "certificate-authority/00000000-0000-4000-8000-0000000000bb");
    return new Site(
        "acm-pca",
        "AcmPcaPolicyFunction",
        "GetPolicy",
        "PutPolicy",
        "DeletePolicy",
        "ResourceArn",
        "Policy",
        Optional.empty(),
        Optional.empty(),
        "ResourceArn",
        authorities,
        "acm-pca:GetCertificate");
  }

  private static Site xRay() {
    List<String> names = List.of("orders", "others");
    return new Site(
        "xray",
        "XRayPolicyFunction",
        "ListResourcePolicies",
        "PutResourcePolicy",
        "DeleteResourcePolicy",
        "PolicyName",
        "PolicyDocument",
        Optional.of("PolicyRevisionId"),
        Optional.of("0"),
        "PolicyName",
        names,
        "xray:PutTraceSegments");
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

  /**
   * How late a read may be: documented for DynamoDB, and assumed for Prometheus, whose writes take
   * effect later.
   */
  Duration staleness() {
    return switch (service) {
      case "dynamodb" -> Duration.ofMillis(2900);
      case "amp" -> Duration.ofMillis(900);
      default -> Duration.ZERO;
    };
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

  /** What creates both targets. */
  List<Creation> creations() {
    return switch (service) {
      case "dynamodb" ->
          List.of(
              creation("CreateTable", table("Orders")), creation("CreateTable", table("Others")));
      case "ssm" ->
          List.of(
              creation("PutParameter", parameter("orders")),
              creation("PutParameter", parameter("others")));
      case "amp" ->
          targets.stream()
              .map(id -> creation("CreateWorkspace", Json.Obj.of("workspaceId", Json.of(id))))
              .toList();
      case "acm-pca" -> targets.stream().map(Site::authority).map(this::authorityCreation).toList();
      default -> List.of();
    };
  }

  /** A call that makes a target. */
  record Creation(String operation, Json.Obj input) {}

  private Creation authorityCreation(Json.Obj input) {
    return creation("CreateCertificateAuthority", input);
  }

  private static Creation creation(String operation, Json.Obj input) {
    return new Creation(operation, input);
  }

  private static Json.Obj authority(String arn) {
    return Json.Obj.of(
        "CertificateAuthorityType", Json.of("ROOT"), "CertificateAuthorityArn", Json.of(arn));
  }

  private static Json.Obj parameter(String name) {
    return Json.Obj.of(
        "Name", Json.of(name),
        "Type", Json.of("String"),
        "Tier", Json.of("Advanced"),
        "Value", Json.of("1"));
  }

  private static Json.Obj table(String name) {
    return (Json.Obj)
        Json.parse(
            """
            {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}"""
                .formatted(name));
  }
}
