package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.PolicyFunction;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudFormation calls the type of a target, which a second opinion goes by. */
final class ResourceTypesTest {

  @ParameterizedTest
  @CsvSource({
    "dynamodb, AWS::DynamoDB::Table",
    "ssm, AWS::SSM::Parameter",
    "amp, AWS::APS::Workspace",
    "acm-pca, AWS::ACMPCA::CertificateAuthority",
    "xray, AWS::XRay::ResourcePolicy"
  })
  void areThoseOfTheServices(String service, String type) {
    try (var bench = new Workbench(Fixture.of(service))) {
      assertThat(types(bench, bench.fixture.event("create"))).containsExactly(type);
    }
  }

  @Test
  void tellAStreamFromItsTable() {
    try (var bench = new Workbench(Fixture.of("dynamodb"))) {
      String arn = OrdersStream.start(bench);

      assertThat(types(bench, OrdersStream.create(bench, arn)))
          .containsExactly("AWS::DynamoDB::Stream");
    }
  }

  /** The types for which somebody is asked in an invocation. */
  private static List<String> types(Workbench bench, Json.Obj event) {
    var types = new ArrayList<String>();
    var platform =
        LocalPlatform.of(
                bench.standIn,
                bench.time,
                new Random(1),
                LocalPlatform.at(bench.standIn, bench.accessKey()),
                Optional.empty(),
                new Timeline(bench.time, new PrintStream(OutputStream.nullOutputStream())))
            .with(
                Rails.NONE_GIVEN,
                (_, type, _) -> {
                  types.add(type);
                  return List.of();
                });
    String name = bench.fixture.function();
    PolicyFunction function = Functions.named(name, platform).orElseThrow();
    var session = Session.on(bench.standIn, bench.time, new Random(1), platform.journal());
    assertThat(session.invoke(name, function, event).succeeded()).isTrue();
    return types;
  }
}
