package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.reconcile.Time;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Systems Manager: the policies of parameters and of the OpsItemGroup. Reads are consistent. */
final class SsmStandIn implements ServiceStandIn {
  private static final Constraint ARN = required("ResourceArn").length(20, 2048);

  /** Documented: the size of a policy in bytes, and how many an OpsItemGroup has. */
  private static final int MAX_BYTES = 1024;

  private static final int MAX_FOR_OPS_ITEM_GROUP = 1;

  private final SsmParameters parameters;
  private final Map<String, SsmPolicies> policies = new HashMap<>();

  SsmStandIn(Time time) {
    // A deleted parameter takes its policies with it.
    this.parameters = new SsmParameters(time, policies::remove);
  }

  @Override
  public List<Route> routes() {
    return Stream.concat(
            parameters.routes().stream(),
            Stream.of(
                route(
                    "PutResourcePolicy",
                    List.of(
                        ARN,
                        required("Policy").matching("^(?!\\s*$).+"),
                        optional("PolicyId").text(),
                        optional("PolicyHash").text()),
                    this::put),
                route(
                    "GetResourcePolicies",
                    List.of(
                        ARN, optional("NextToken").text(), optional("MaxResults").integer(1, 50)),
                    this::get),
                route(
                    "DeleteResourcePolicy",
                    List.of(ARN, required("PolicyId").text(), required("PolicyHash").text()),
                    this::delete)))
        .toList();
  }

  static Route route(
      String operation, List<Constraint> constraints, Function<Call, Answer> answer) {
    return new Route("ssm", operation, "AmazonSSM." + operation, constraints, answer);
  }

  private Answer put(Call call) {
    SsmPolicies all = policies(call);
    String policy = call.text("Policy");
    checkDocument(policy);
    String id = call.text("PolicyId");
    String hash = call.text("PolicyHash");
    if (id.isEmpty() != hash.isEmpty()) {
      throw SsmErrors.invalidParameter(
          id.isEmpty() ? "PolicyId" : "PolicyHash",
          "To update a policy, you must specify PolicyId and PolicyHash.");
    }
    if (id.isEmpty()) {
      checkCount(call, all);
    }
    SsmPolicies.Entry entry = id.isEmpty() ? all.create(policy) : all.update(id, hash, policy);
    return Answer.ok(
        Json.Obj.of("PolicyId", Json.of(entry.id()), "PolicyHash", Json.of(entry.hash())));
  }

  private Answer get(Call call) {
    List<SsmPolicies.Entry> all = policies(call).entries();
    return SsmPage.of(call, all.size())
        .answer(
            "Policies",
            all.stream()
                .<Json>map(
                    entry ->
                        Json.Obj.of(
                            "PolicyId", Json.of(entry.id()),
                            "PolicyHash", Json.of(entry.hash()),
                            "Policy", Json.of(entry.policy())))
                .toList());
  }

  private Answer delete(Call call) {
    policies(call).delete(call.text("PolicyId"), call.text("PolicyHash"));
    return Answer.ok(Json.Obj.of());
  }

  /** The policies of a resource that can have some. */
  private SsmPolicies policies(Call call) {
    String arn = call.text("ResourceArn");
    if (arn.startsWith(call.account().arn("ssm", "parameter/"))) {
      SsmParameter parameter = parameters.find(arn).orElseThrow(SsmErrors::resourceNotFound);
      checkSharable(parameter);
    } else if (!isOpsItemGroup(call)) {
      throw SsmErrors.invalidParameter(
          "ResourceArn", "The resource ARN is not of a parameter or an OpsItemGroup: " + arn);
    }
    return policies.computeIfAbsent(arn, SsmPolicies::new);
  }

  private static void checkSharable(SsmParameter parameter) {
    if (!parameter.isAdvanced()) {
      throw SsmErrors.invalidParameter(
          "ResourceArn", "To share a parameter, it must be in the advanced parameter tier.");
    }
    if (parameter.hasManagedKey()) {
      throw SsmErrors.invalidParameter(
          "ResourceArn",
          "To share a SecureString parameter, it must be encrypted with a customer managed key.");
    }
  }

  private static void checkDocument(String policy) {
    if (policy.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw SsmErrors.limitExceeded(
          MAX_BYTES, "PolicySize", "A policy can't be greater than 1024 bytes in size.");
    }
    try {
      if (Json.parse(policy) instanceof Json.Obj document
          && document.get("Statement").isPresent()) {
        return;
      }
    } catch (JsonException e) {
      // The service says no more of it either.
    }
    throw SsmErrors.malformed("The specified policy document is malformed or invalid.");
  }

  private static void checkCount(Call call, SsmPolicies all) {
    if (isOpsItemGroup(call) && all.entries().size() >= MAX_FOR_OPS_ITEM_GROUP) {
      throw SsmErrors.limitExceeded(
          MAX_FOR_OPS_ITEM_GROUP,
          "PolicyCount",
          "Only one policy can be attached to OpsItemGroup.");
    }
  }

  private static boolean isOpsItemGroup(Call call) {
    return call.text("ResourceArn").equals(call.account().arn("ssm", "opsitemgroup/default"));
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return SsmErrors.invalidMember(member, problem);
  }

  @Override
  public ServiceError throttled() {
    return SsmErrors.of("ThrottlingException", "Rate exceeded");
  }

  @Override
  public ServiceError internal() {
    return ServiceError.of(500, "InternalServerError", "Message", "An internal error occurred.");
  }

  @Override
  public ServiceError denied(String operation) {
    return SsmErrors.of(
        "AccessDeniedException",
        "User: arn:aws:sts::%s:assumed-role/stand-in/caller is not authorized to perform: ssm:%s"
            .formatted(Account.DEFAULT.id(), operation));
  }

  @Override
  public ServiceError invalidPrincipal() {
    return SsmErrors.malformed("The specified policy document has an invalid principal.");
  }
}
