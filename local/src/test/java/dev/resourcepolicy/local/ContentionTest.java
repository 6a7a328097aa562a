package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many stacks share one policy and all come at once: whoever writes takes along what the others
 * have recorded, so that the number of writes does not grow with the number of stacks.
 */
@Timeout(300)
final class ContentionTest {
  @ParameterizedTest
  @CsvSource({"dynamodb, 2", "dynamodb, 8", "dynamodb, 32", "xray, 8", "amp, 8"})
  void allSucceedWithFewWritesAndNothingIsLost(String service, int stacks) {
    try (Crowd crowd = Crowd.remembering(Fixture.of(service));
        Crowd naive = Crowd.forgetful(Fixture.of(service))) {
      crowd.all("Create", stacks);
      naive.all("Create", stacks);

      System.out.printf(
          "%s, %d stacks at once: %d policy writes in %d attempts; a loop that knows nothing of the others: %d attempts%n",
          service, stacks, crowd.writes().size(), crowd.attempts().size(), naive.attempts().size());
      assertSuccess(crowd, stacks);
      assertThat(crowd.documents())
          .singleElement()
          .extracting(PolicyDocument::statements)
          .satisfies(
              statements ->
                  assertThat(statements.stream().map(Statement::sid).map(Optional::orElseThrow))
                      .containsExactlyInAnyOrderElementsOf(
                          IntStream.range(0, stacks).mapToObj(i -> "Stack" + i).toList()));
      assertThat(crowd.writes()).hasSizeLessThanOrEqualTo(2);
      assertThat(crowd.attempts().size()).isLessThan(naive.attempts().size());

      crowd.all("Delete", stacks);
      assertSuccess(crowd, 2 * stacks);
      assertThat(crowd.documents()).isEmpty();
    }
  }

  /** Of a loop that knows nothing of the others, the attempts of each nearly triple. */
  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "amp"})
  void whatOneWriterTakesHardlyGrowsWithTheirNumber(String service) {
    try (Crowd few = Crowd.remembering(Fixture.of(service)).all("Create", 8);
        Crowd many = Crowd.remembering(Fixture.of(service)).all("Create", 32)) {
      assertSuccess(many, 32);
      assertThat(many.writes().size() / 32.0).isLessThanOrEqualTo(few.writes().size() / 8.0);
      assertThat(many.attempts().size() / 32.0).isLessThan(3);
      assertThat(many.calls().size() / 32.0).isLessThan(1.5 * few.calls().size() / 8.0);
    }
  }

  private static void assertSuccess(Crowd crowd, int answers) {
    assertThat(crowd.answers())
        .hasSize(answers)
        .allSatisfy(
            answer -> assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS"));
  }
}
