package dev.resourcepolicy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.Revision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

  @Test
  void tellsWhatIsThereNow() {
    var outcome =
        new Outcome(
            Outcome.Kind.UPDATED,
            "Orders",
            Optional.of(Revision.of("1")),
            Optional.of(Revision.of("2")),
            "The previous policy was replaced.",
            new PolicyDifference(List.of("+ A", "- B")));

    assertThat(outcome.json().text())
        .isEqualTo(
            """
            {"target":"Orders","outcome":"UPDATED","revision":"2",\
            "detail":"The previous policy was replaced.","difference":["+ A","- B"]}""");
  }

  @Test
  void tellsThatNoPolicyIsThere() {
    var outcome = Outcome.nothing(Outcome.Kind.SKIPPED, "Orders", "There is none.");

    assertThat(outcome.json().text()).contains("\"revision\":null", "\"difference\":[]");
  }
}
