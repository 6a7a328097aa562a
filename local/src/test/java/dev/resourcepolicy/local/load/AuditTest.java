package dev.resourcepolicy.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.LocalPlatform;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.xray.XRayClient;

/** An audit that finds nothing must be able to find something. */
@Timeout(60)
final class AuditTest {
  private World world;
  private Deployments stack;

  @BeforeEach
  void deploy() throws IOException {
    world = new World(Site.XRAY, LoadTest.template(), 1);
    stack = new Deployments(world, Stack.of(Site.XRAY, 0, Path.of("..", "events")));
    world.time.run(List.of(stack::deploy));
    assertThat(states()).isEmpty();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void findsAStatementThatIsMissing() {
    world.standIn.answer(
        "xray", "DeleteResourcePolicy", Json.Obj.of("PolicyName", Json.of(Site.XRAY.id(0))));

    assertThat(states()).singleElement().asString().startsWith("Missing at target 0");
  }

  @Test
  void findsAStatementThatIsNotTheLatestOne() {
    put(stack.stack().document(7));

    assertThat(states())
        .satisfiesExactly(
            missing -> assertThat(missing).startsWith("Missing"),
            changed -> assertThat(changed).startsWith("Changed"));
  }

  @Test
  void findsAStatementThatOutlivesItsStack() {
    Stack other = Stack.of(Site.XRAY, 1, Path.of("..", "events"));

    put(other.document(1));

    assertThat(new Audit(world).states(List.of(new Deployments(world, other))))
        .allSatisfy(left -> assertThat(left).startsWith("Left at target 0: {\"Sid\":\"S1"))
        .isNotEmpty();
  }

  @Test
  void findsAWriteWithoutAToken() {
    assertThat(blindWrites()).isEmpty();

    try (XRayClient xray = client(world.standIn)) {
      xray.putResourcePolicy(
          r -> r.policyName(Site.XRAY.id(0)).policyDocument(stack.stack().document(7).text()));
    }

    assertThat(blindWrites()).singleElement().asString().contains("PutResourcePolicy");
  }

  private void put(Json.Obj document) {
    world.standIn.answer(
        "xray",
        "PutResourcePolicy",
        Json.Obj.of(
            "PolicyName", Json.of(Site.XRAY.id(0)), "PolicyDocument", Json.of(document.text())));
  }

  private List<String> states() {
    return new Audit(world).states(List.of(stack)).toList();
  }

  private List<String> blindWrites() {
    return new Audit(world).blindWrites().toList();
  }

  private static XRayClient client(StandIn standIn) {
    var builder = XRayClient.builder();
    LocalPlatform.at(standIn, "stranger").accept(builder);
    return builder.build();
  }
}
