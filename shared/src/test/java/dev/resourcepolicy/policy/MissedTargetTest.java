package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("scenario-13")
final class MissedTargetTest {
  private static final String TABLE = "arn:aws:dynamodb:eu-central-1:111122223333:table/";
  private static final Target ORDERS =
      new Target(TABLE + "Orders", Optional.of("111122223333"), Optional.of("eu-central-1"));
  private static final Target WORKSPACE =
      new Target("ws-1", Optional.of("111122223333"), Optional.of("eu-central-1"));

  @Test
  void findsAStatementForAnotherTarget() {
    PolicyDocument document = naming("'*'", "'" + TABLE + "Bills'");

    assertThat(MissedTarget.problems(document, ORDERS))
        .containsExactly(
            "PolicyDocument.Statement[1].Resource is \"%sBills\", and this policy is that of %sOrders"
                .formatted(TABLE, TABLE));
  }

  @Test
  void namesAStatementThatIsNotInAListWithoutANumber() {
    PolicyDocument document =
        Documents.observed(
            "{'Statement':%s}"
                .formatted(
                    Documents.statement(
                        "'Principal':'*','Action':'a:B','Resource':'%sBills'".formatted(TABLE))));

    assertThat(MissedTarget.problems(document, ORDERS))
        .singleElement()
        .asString()
        .startsWith("PolicyDocument.Statement.Resource is ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'*'",
        "'T:Orders'",
        "'T:Orders/index/ByDate'",
        "'T:Orders/stream/2026-01-01T00:00:00.000'",
        "'T:B*'",
        "'T:Bill?'",
        "'T:${aws:PrincipalTag/table}'",
        "['T:Bills','T:Orders']",
        "['T:Bills','T:*']",
        "'Orders'",
        "[]",
        "5"
      })
  void takesAStatementThatMayNameTheTarget(String resource) {
    PolicyDocument document = naming(resource.replace("T:", TABLE));

    assertThat(MissedTarget.problems(document, ORDERS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'T:OrdersOld'", "['T:Bills','T:Order']"})
  void comparesWholeNames(String resource) {
    assertThat(MissedTarget.problems(naming(resource.replace("T:", TABLE)), ORDERS)).hasSize(1);
  }

  @Test
  void knowsAnIdByTheEndOfItsArn() {
    String arn = "arn:aws:aps:eu-central-1:111122223333:workspace/";

    assertThat(MissedTarget.problems(naming("'" + arn + "ws-1'"), WORKSPACE)).isEmpty();
    assertThat(MissedTarget.problems(naming("'" + arn + "ws-2'"), WORKSPACE)).hasSize(1);
  }

  @Test
  void saysNothingOfATargetThatHasNoArn() {
    assertThat(MissedTarget.problems(naming("'arn:aws:x'"), Target.named("telemetry"))).isEmpty();
  }

  @Test
  void saysNothingOfAStatementWithoutResource() {
    PolicyDocument document = Documents.of(Documents.statement("'Principal':'*','Action':'a:B'"));

    assertThat(MissedTarget.problems(document, ORDERS)).isEmpty();
  }

  private static PolicyDocument naming(String... resources) {
    String[] statements = new String[resources.length];
    for (int i = 0; i < resources.length; i++) {
      statements[i] =
          Documents.statement("'Principal':'*','Action':'a:B','Resource':" + resources[i]);
    }
    return Documents.of(statements);
  }
}
