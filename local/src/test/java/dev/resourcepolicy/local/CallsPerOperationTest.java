package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each operation costs in calls: every call that reaches a service, in order, where nothing
 * goes wrong. The aim is one read and one write, none where nothing is to be changed, and of the
 * memory one query and one save. What is above it has its reason:
 *
 * <ul>
 *   <li>DynamoDB and Prometheus look twice before they leave a policy as it is, since the first
 *       look may be too early to show the last write (decision 2).
 *   <li>SSM lists again after a creation, which has no token (decision 34).
 *   <li>Prometheus's writes take effect later, so it looks until they do.
 *   <li>ACM PCA has no token: the policy is compared right before the write, and read back after.
 *   <li>X-Ray's revisions come back after a deletion: a document is compared before it is replaced.
 *   <li>Prometheus and ACM PCA say alike that there is no policy and that there is no target, which
 *       is asked for then.
 *   <li>The memory is saved before the first write and when that is done, so that somebody else can
 *       finish what a killed run began; and it is queried again before each look that may lead to
 *       another write, since others may have recorded something.
 *   <li>A sweep finds the target with one query, a page for a hundred of them, and asks for its
 *       entries when its turn has come.
 * </ul>
 */
final class CallsPerOperationTest {
  private static final String WITHOUT_MEMORY =
      """
      dynamodb  Create            GetResourcePolicy PutResourcePolicy
      dynamodb  unchanged Update  GetResourcePolicy GetResourcePolicy
      dynamodb  check             GetResourcePolicy GetResourcePolicy
      dynamodb  changed Update    GetResourcePolicy PutResourcePolicy
      dynamodb  Delete            GetResourcePolicy DeleteResourcePolicy

      ssm       Create            GetResourcePolicies PutResourcePolicy GetResourcePolicies
      ssm       unchanged Update  GetResourcePolicies
      ssm       check             GetResourcePolicies
      ssm       changed Update    GetResourcePolicies PutResourcePolicy
      ssm       Delete            GetResourcePolicies DeleteResourcePolicy

      amp       Create            DescribeResourcePolicy DescribeWorkspace PutResourcePolicy DescribeResourcePolicy DescribeResourcePolicy DescribeResourcePolicy
      amp       unchanged Update  DescribeResourcePolicy DescribeResourcePolicy
      amp       check             DescribeResourcePolicy DescribeResourcePolicy
      amp       changed Update    DescribeResourcePolicy PutResourcePolicy DescribeResourcePolicy DescribeResourcePolicy DescribeResourcePolicy
      amp       Delete            DescribeResourcePolicy DeleteResourcePolicy DescribeResourcePolicy DescribeResourcePolicy DescribeResourcePolicy DescribeWorkspace

      acm-pca   Create            GetPolicy DescribeCertificateAuthority GetPolicy PutPolicy GetPolicy
      acm-pca   unchanged Update  GetPolicy
      acm-pca   check             GetPolicy
      acm-pca   changed Update    GetPolicy GetPolicy PutPolicy GetPolicy
      acm-pca   Delete            GetPolicy GetPolicy DeletePolicy GetPolicy DescribeCertificateAuthority

      xray      Create            ListResourcePolicies PutResourcePolicy
      xray      unchanged Update  ListResourcePolicies
      xray      check             ListResourcePolicies
      xray      changed Update    ListResourcePolicies ListResourcePolicies PutResourcePolicy
      xray      Delete            ListResourcePolicies ListResourcePolicies DeleteResourcePolicy
      """;

  /** Query and PutItem are of the memory, and PutEvents tells what was done. */
  private static final String WITH_MEMORY =
      """
      dynamodb  Create            Query GetResourcePolicy PutItem PutResourcePolicy PutItem PutEvents
      dynamodb  unchanged Update  Query GetResourcePolicy Query GetResourcePolicy PutItem
      dynamodb  check             Query Query GetResourcePolicy
      dynamodb  changed Update    Query GetResourcePolicy PutItem PutResourcePolicy PutItem PutEvents
      dynamodb  Delete            Query GetResourcePolicy PutItem DeleteResourcePolicy PutItem PutEvents

      ssm       Create            Query GetResourcePolicies PutItem PutResourcePolicy Query GetResourcePolicies PutItem PutEvents
      ssm       unchanged Update  Query GetResourcePolicies PutItem
      ssm       check             Query Query GetResourcePolicies
      ssm       changed Update    Query GetResourcePolicies PutItem PutResourcePolicy PutItem PutEvents
      ssm       Delete            Query GetResourcePolicies PutItem DeleteResourcePolicy PutItem PutEvents

      amp       Create            Query DescribeResourcePolicy DescribeWorkspace PutItem PutResourcePolicy Query DescribeResourcePolicy Query DescribeResourcePolicy Query DescribeResourcePolicy PutItem PutEvents
      amp       unchanged Update  Query DescribeResourcePolicy Query DescribeResourcePolicy PutItem
      amp       check             Query Query DescribeResourcePolicy
      amp       changed Update    Query DescribeResourcePolicy PutItem PutResourcePolicy Query DescribeResourcePolicy Query DescribeResourcePolicy Query DescribeResourcePolicy PutItem PutEvents
      amp       Delete            Query DescribeResourcePolicy PutItem DeleteResourcePolicy Query DescribeResourcePolicy Query DescribeResourcePolicy Query DescribeResourcePolicy DescribeWorkspace PutItem PutEvents

      acm-pca   Create            Query GetPolicy DescribeCertificateAuthority PutItem GetPolicy PutPolicy Query GetPolicy PutItem PutEvents
      acm-pca   unchanged Update  Query GetPolicy PutItem
      acm-pca   check             Query Query GetPolicy
      acm-pca   changed Update    Query GetPolicy PutItem GetPolicy PutPolicy Query GetPolicy PutItem PutEvents
      acm-pca   Delete            Query GetPolicy PutItem GetPolicy DeletePolicy Query GetPolicy DescribeCertificateAuthority PutItem PutEvents

      xray      Create            Query ListResourcePolicies PutItem PutResourcePolicy PutItem PutEvents
      xray      unchanged Update  Query ListResourcePolicies PutItem
      xray      check             Query Query ListResourcePolicies
      xray      changed Update    Query ListResourcePolicies PutItem ListResourcePolicies PutResourcePolicy PutItem PutEvents
      xray      Delete            Query ListResourcePolicies PutItem ListResourcePolicies DeleteResourcePolicy PutItem PutEvents
      """;

  @ParameterizedTest
  @MethodSource("dev.resourcepolicy.local.Fixture#all")
  void makesTheseCallsWithoutAMemory(Fixture fixture) {
    assertThat(calls(fixture, "false", "scheduled-check"))
        .isEqualTo(rows(WITHOUT_MEMORY, fixture.service()));
  }

  @ParameterizedTest
  @MethodSource("dev.resourcepolicy.local.Fixture#all")
  void makesTheseCallsWithTheMemory(Fixture fixture) {
    assertThat(calls(fixture, "true", "sweep")).isEqualTo(rows(WITH_MEMORY, fixture.service()));
  }

  /** The calls of each operation, as the rows of the tables have them. */
  private static String calls(Fixture fixture, String memory, String check) {
    var events = new LinkedHashMap<String, Json.Obj>();
    events.put("Create", fixture.event("create"));
    events.put("unchanged Update", unchangedUpdate(fixture));
    events.put("check", fixture.event(check));
    events.put("changed Update", fixture.event("update"));
    events.put("Delete", fixture.event("delete"));
    try (var world = new Remembering(fixture, Map.of("Memory", memory))) {
      return events.entrySet().stream()
          .map(
              event ->
                  "%-8s  %-16s  %s%n"
                      .formatted(fixture, event.getKey(), calls(world, event.getValue())))
          .collect(Collectors.joining());
    }
  }

  private static String calls(Remembering world, Json.Obj event) {
    world.standIn.forget();
    assertThat(world.invoke(event).succeeded()).isTrue();
    List<Seen> calls = world.standIn.calls();
    world.settle();
    return calls.stream().map(Seen::operation).collect(Collectors.joining(" "));
  }

  /** What CloudFormation sends when something else of the resource has changed. */
  private static Json.Obj unchangedUpdate(Fixture fixture) {
    Json.Obj create = fixture.event("create");
    Json.Obj update =
        create
            .with("RequestType", Json.of("Update"))
            .with("RequestId", Json.of("unchanged-update"))
            .with("PhysicalResourceId", Json.of(fixture.target()))
            .with("OldResourceProperties", create.get("ResourceProperties").orElseThrow());
    return Workbench.with(update, "Nonce", Json.of("2"));
  }

  private static String rows(String table, String service) {
    return table
        .lines()
        .filter(row -> row.startsWith(service + " "))
        .map("%s%n"::formatted)
        .collect(Collectors.joining());
  }
}
