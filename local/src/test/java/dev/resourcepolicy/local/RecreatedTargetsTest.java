package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.upkeep.Upkeep;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls bring a target into being, so that its owners are looked up. */
final class RecreatedTargetsTest {
  private static final String PARAMETER =
      "arn:aws:ssm:eu-central-1:111122223333:parameter/shared/orders";
  private static final String AUTHORITY =
      "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/1";

  /** A memory of nobody, that knows which targets it was asked about. */
  private static final class Asked implements Memory {
    private final List<String> targets = new ArrayList<>();

    @Override
    public List<Entry> at(String service, String target) {
      targets.add(target);
      return List.of();
    }

    @Override
    public Page page(String service, Optional<String> after) {
      return new Page(List.of(), Optional.empty());
    }

    @Override
    public Entry save(Entry entry) {
      throw new AssertionError("nothing is to be remembered");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "ssm | PutParameter | {'name': '/shared/orders'} | {'version': 1} | " + PARAMETER,
        "ssm | PutParameter | {'name': '/shared/orders'} | {'version': 2} | ",
        "ssm | PutParameter | {} | {'version': 1} | ",
        "ssm | LabelParameterVersion | {'name': '/shared/orders'} | {'version': 1} | ",
        "acm-pca | RestoreCertificateAuthority | {'certificateAuthorityArn': '"
            + AUTHORITY
            + "'} | null | "
            + AUTHORITY,
        "acm-pca | UpdateCertificateAuthority | {'certificateAuthorityArn': '"
            + AUTHORITY
            + "'} | null | ",
        "dynamodb | CreateTable | {} | {'tableDescription': {'tableArn': 'arn'}} | arn",
        "dynamodb | UpdateTable | {} | {'tableDescription': {'tableArn': 'arn'}} | ",
        "amp | CreateWorkspace | {'workspaceId': 'ws-1'} | {'workspaceId': 'ws-1'} | ",
        "xray | PutGroup | {'policyName': 'orders'} | {} | ",
      })
  void areLookedUp(String service, String call, String parameters, String answer, String target) {
    try (var bench = new Workbench(Fixture.of(service))) {
      var memory = new Asked();

      invoke(bench, memory, event(service, call, parameters, answer));

      assertThat(memory.targets).isEqualTo(target == null ? List.of() : List.of(target));
      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  private static void invoke(Workbench bench, Memory memory, Json.Obj event) {
    var platform =
        LocalPlatform.of(
                bench.standIn,
                bench.time,
                new Random(1),
                LocalPlatform.at(bench.standIn, "local"),
                Optional.empty(),
                new Timeline(bench.time, new PrintStream(OutputStream.nullOutputStream())))
            .with(Optional.of(new Upkeep(memory, 5, Duration.ofMinutes(10), 10)), Bus.NONE);
    String name = bench.fixture.function();
    PolicyFunction function = Functions.named(name, platform).orElseThrow();
    var session = Session.on(bench.standIn, bench.time, new Random(1), platform.journal());
    var _ = session.invoke(name, function, event);
  }

  private static Json.Obj event(String service, String call, String parameters, String answer) {
    Json.Obj told =
        Fixture.of(service).event("policy-changed").object("Notification").orElseThrow();
    Json.Obj detail =
        told.object("detail")
            .orElseThrow()
            .with("eventName", Json.of(call))
            .with("requestParameters", Json.parse(parameters.replace('\'', '"')))
            .with("responseElements", Json.parse(answer.replace('\'', '"')));
    return told.with("detail", detail);
  }
}
