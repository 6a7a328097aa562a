package dev.resourcepolicy.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** A function of tables in memory, what it answers and what it logs. */
final class OrdersRun {
  /** Where CloudFormation waits. */
  static final String URL = "https://bucket.example/key?X-Amz-Signature=0123456789";

  private final TablesInMemory tables = new TablesInMemory();
  private final TestContext context = new TestContext();
  private final List<Json.Obj> answers = new ArrayList<>();
  private final Supplier<Function<ServiceCalls, PolicyService>> wiring;

  /** A function of the tables in memory. */
  private static final class OrdersFunction extends PolicyFunction {
    OrdersFunction(Platform platform, Supplier<Function<ServiceCalls, PolicyService>> wiring) {
      super(Orders.PROFILE, platform, wiring);
    }
  }

  OrdersRun() {
    this.wiring = () -> _ -> tables;
  }

  /** A function that cannot be started. */
  OrdersRun(Error failure) {
    this.wiring =
        () -> {
          throw failure;
        };
  }

  TablesInMemory tables() {
    return tables;
  }

  /** What CloudFormation was told. */
  List<Json.Obj> answers() {
    return answers;
  }

  /** What was logged, one line of each invocation. */
  List<String> log() {
    return context.lines();
  }

  Json invoke(Json.Obj event) throws IOException {
    return invoke(event.text());
  }

  Json invoke(String event) throws IOException {
    var platform =
        new Platform(
            new VirtualTime(Instant.parse("2026-03-02T10:00:00Z")),
            new Random(1),
            (url, body, _) -> {
              assertThat(url.uri().orElseThrow().toString()).isEqualTo(URL);
              answers.add((Json.Obj) Json.parse(new String(body, UTF_8)));
            },
            _ -> {},
            Optional.empty(),
            Journal.NONE);
    var output = new ByteArrayOutputStream();
    try {
      new OrdersFunction(platform, wiring)
          .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, context);
    } finally {
      assertOneLineWithoutSecrets();
    }
    return Json.parse(output.toString(UTF_8));
  }

  /** Whatever the invocation came to. */
  private void assertOneLineWithoutSecrets() {
    String line = log().getLast();
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(Json.parse(line)).isInstanceOf(Json.Obj.class);
    assertThat(line).doesNotContain("bucket.example", "0123456789", "444455556666");
  }
}
