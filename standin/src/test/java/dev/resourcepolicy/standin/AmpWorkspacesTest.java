package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workspaces, and what becomes of a policy while they come and go. */
final class AmpWorkspacesTest {
  private static final String POLICY = "{\"policyDocument\":\"{}\"}";

  private final Wired wired = new Wired();

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  @Tag("assumed") // 409 is the only error of the model that fits
  void takesNoPolicyUntilTheWorkspaceIsActive() {
    String path = create("{}");

    var early = wired.rest("PUT", path + "/policy", POLICY);
    wired.pass(1000);

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("ConflictException");
    assertThat(early.text("resourceType")).isEqualTo("workspace");
    assertThat(wired.rest("PUT", path + "/policy", POLICY).status()).isEqualTo(202);
  }

  @Test
  @Tag("assumed")
  void changesNothingOfAWorkspaceThatIsBeingDeleted() {
    String path = withPolicy();
    wired.rest("DELETE", path, "");

    assertThat(wired.rest("PUT", path + "/policy", POLICY).status()).isEqualTo(409);
    assertThat(wired.rest("DELETE", path + "/policy", "").status()).isEqualTo(409);
    assertThat(wired.rest("DELETE", path, "").status()).isEqualTo(409);
    assertThat(wired.rest("GET", path + "/policy", "").text("policyStatus")).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("observed") // Terraform's acceptance tests: the policy disappears with its workspace
  void losesThePolicyWithTheWorkspace() {
    String path = withPolicy();
    wired.rest("DELETE", path, "");
    wired.pass(1000);

    var gone = wired.rest("GET", path + "/policy", "");

    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.text("resourceType")).isEqualTo("workspace");
    assertThat(gone.text("resourceId")).isEqualTo(path.substring("/workspaces/".length()));
  }

  @Test
  @Tag("documented")
  void listsTheWorkspacesWhoseAliasBeginsAsAsked() {
    create("{\"alias\":\"orders-test\"}");
    create("{\"alias\":\"billing\"}");
    create("{}");

    assertThat(names("")).containsExactly("orders-test", "billing", "");
    assertThat(names("?alias=orders")).containsExactly("orders-test");
  }

  @Test
  @Tag("documented") // the ARN's form, and that a workspace belongs to a Region
  void keepsTheWorkspacesOfEachRegionApart() {
    var here = wired.rest("POST", "/workspaces", "{}");
    var there = elsewhere("POST", "/workspaces", "{}");
    String path = "/workspaces/" + there.text("workspaceId");

    assertThat(here.text("arn"))
        .isEqualTo("arn:aws:aps:eu-central-1:111122223333:workspace/" + here.text("workspaceId"));
    assertThat(there.text("arn")).startsWith("arn:aws-cn:aps:cn-north-1:111122223333:workspace/");
    assertThat(names("")).hasSize(1);
    assertThat(wired.rest("GET", path, "").status()).isEqualTo(404);
    assertThat(elsewhere("GET", path, "").status()).isEqualTo(200);
  }

  @Test
  @Tag("documented") // an idempotency token; what it answers the second time is assumed
  void createsOneWorkspaceForOneClientToken() {
    String first = create("{\"clientToken\":\"t\"}");
    String again = create("{\"clientToken\":\"t\"}");

    assertThat(again).isEqualTo(first);
    assertThat(names("")).hasSize(1);
    assertThat(create("{\"clientToken\":\"u\"}")).isNotEqualTo(first);
  }

  private String create(String input) {
    return "/workspaces/" + wired.rest("POST", "/workspaces", input).text("workspaceId");
  }

  private String withPolicy() {
    String path = create("{}");
    wired.pass(1000);
    wired.rest("PUT", path + "/policy", POLICY);
    wired.pass(2000);
    return path;
  }

  private List<String> names(String query) {
    var listed = wired.rest("GET", "/workspaces" + query, "").body().get("workspaces");
    return ((Json.Arr) listed.orElseThrow())
        .values().stream().map(w -> ((Json.Obj) w).text("alias").orElse("")).toList();
  }

  private Wired.Response elsewhere(String method, String path, String body) {
    return Wired.read(
        wired.send(
            wired
                .request(path)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=AK/20261009/cn-north-1/aps/")
                .method(method, BodyPublishers.ofString(body))));
  }
}
