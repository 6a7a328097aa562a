package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.standin.ServiceError;
import dev.resourcepolicy.standin.StandIn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One service with as many targets as are wanted, all like the one that its samples name. */
public enum Site {
  DYNAMODB("dynamodb", "DynamoDbPolicyFunction", "Orders", "Orders-%d", 4, 1000),
  SSM("ssm", "SsmPolicyFunction", "orders-endpoint", "orders-endpoint-%d", 1, 1000),
  AMP("amp", "AmpPolicyFunction", "a4b5c6d7e8f9", "%012d", 3, 1000),
  /** Whole documents only, so nobody shares one. */
  ACM_PCA("acm-pca", "AcmPcaPolicyFunction", "a4b5c6d7e8f9", "%012d", 1, 20),
  /** Five policies in all. */
  XRAY("xray", "XRayPolicyFunction", "orders-telemetry", "orders-telemetry-%d", 4, 5);

  private final String service;
  private final String function;
  private final String sampleName;
  private final String names;
  private final int stacksPerTarget;
  private final int mostTargets;

  Site(
      String service,
      String function,
      String sampleName,
      String names,
      int stacksPerTarget,
      int mostTargets) {
    this.service = service;
    this.function = function;
    this.sampleName = sampleName;
    this.names = names;
    this.stacksPerTarget = stacksPerTarget;
    this.mostTargets = mostTargets;
  }

  /** The site of a function; empty when there is no such function. */
  public static Optional<Site> of(String function) {
    return Arrays.stream(values()).filter(site -> site.function.equals(function)).findFirst();
  }

  public String service() {
    return service;
  }

  public String function() {
    return function;
  }

  /** The handler of the function, as the template names it. */
  public String handler() {
    return "dev.resourcepolicy.%s.%s".formatted(service.replace("-", ""), function);
  }

  /** As many stacks as there are to be, or as the service has room for. */
  public int stacks(int wanted) {
    return Math.clamp(wanted, 1, stacksPerTarget * mostTargets);
  }

  /** The target of a stack, counted from 0. */
  public int target(int stack) {
    return stack / stacksPerTarget;
  }

  /** The stacks of a target, as many as it has room for. */
  public IntStream stacksAt(int target) {
    return IntStream.range(target * stacksPerTarget, (target + 1) * stacksPerTarget);
  }

  /** Which sample a stack's requests are made after. */
  public String sample() {
    return this == ACM_PCA ? "create" : "create-statements";
  }

  /** A text about the samples' target, said of another one. */
  public String about(int target, String text) {
    return text.replace(sampleName, names.formatted(target));
  }

  /** Creates a target, as its owner does. */
  public void plant(StandIn standIn, int target) {
    String name = names.formatted(target);
    switch (this) {
      case DYNAMODB ->
          call(
              standIn,
              "CreateTable",
              """
              {"TableName": "NAME", "BillingMode": "PAY_PER_REQUEST",
               "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
               "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}\
              """,
              name);
      case SSM ->
          call(
              standIn,
              "PutParameter",
              """
              {"Name": "/shared/NAME", "Type": "String", "Tier": "Advanced", "Value": "any"}\
              """,
              name);
      case AMP ->
          call(
              standIn,
              "CreateWorkspace",
              """
              {"alias": "load", "workspaceId": "ws-0a1b2c3d-4e5f-6071-8293-NAME"}\
              """,
              name);
      case ACM_PCA ->
          call(
              standIn,
              "CreateCertificateAuthority",
              """
              {"CertificateAuthorityType": "ROOT", "CertificateAuthorityArn": "NAME"}\
              """,
              id(target));
      case XRAY -> {
        // A policy's name is there without anybody's doing.
      }
    }
  }

  /** What the policy operations call a target. */
  public String id(int target) {
    String name = names.formatted(target);
    String account = Session.REGION + ":" + Session.ACCOUNT;
    return switch (this) {
      case DYNAMODB -> "arn:aws:dynamodb:%s:table/%s".formatted(account, name);
      case SSM -> "arn:aws:ssm:%s:parameter/shared/%s".formatted(account, name);
      case AMP -> "ws-0a1b2c3d-4e5f-6071-8293-" + name;
      case ACM_PCA ->
          "arn:aws:acm-pca:%s:certificate-authority/0a1b2c3d-4e5f-6071-8293-%s"
              .formatted(account, name);
      case XRAY -> name;
    };
  }

  /** The texts of the policies that are at a target. */
  public List<String> documents(StandIn standIn, int target) {
    try {
      return switch (this) {
        case DYNAMODB -> texts(read(standIn, "GetResourcePolicy", "ResourceArn", target), "Policy");
        case ACM_PCA -> texts(read(standIn, "GetPolicy", "ResourceArn", target), "Policy");
        case AMP ->
            texts(read(standIn, "DescribeResourcePolicy", "workspaceId", target), "policyDocument");
        case SSM ->
            members(read(standIn, "GetResourcePolicies", "ResourceArn", target), "Policies")
                .flatMap(policy -> policy.text("Policy").stream())
                .toList();
        case XRAY ->
            members(call(standIn, "ListResourcePolicies", "{}", ""), "ResourcePolicies")
                .filter(policy -> policy.text("PolicyName").equals(Optional.of(id(target))))
                .flatMap(policy -> policy.text("PolicyDocument").stream())
                .toList();
      };
    } catch (ServiceError none) {
      return List.of();
    }
  }

  private Json.Obj read(StandIn standIn, String operation, String member, int target) {
    return (Json.Obj) standIn.answer(service, operation, Json.Obj.of(member, Json.of(id(target))));
  }

  /** A call with an input in which {@code NAME} stands for the name. */
  private Json.Obj call(StandIn standIn, String operation, String input, String name) {
    var named = (Json.Obj) Json.parse(input.replace("NAME", name));
    return (Json.Obj) standIn.answer(service, operation, named);
  }

  private static List<String> texts(Json.Obj answer, String member) {
    return answer.text(member).stream().toList();
  }

  private static Stream<Json.Obj> members(Json.Obj answer, String member) {
    return answer.get(member).orElseThrow() instanceof Json.Arr(var values)
        ? values.stream().map(Json.Obj.class::cast)
        : Stream.empty();
  }
}
