package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.UNREADABLE;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.SharedSamples.claim;
import static dev.resourcepolicy.reconcile.SharedSamples.drifted;
import static dev.resourcepolicy.reconcile.SharedSamples.leaving;
import static dev.resourcepolicy.reconcile.SharedSamples.restoring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table of an owner that leaves a shared policy, and of one that undoes its own. */
final class LeavingPlanTest {
  private static final PolicyDocument OWN = document("A", "B");
  private static final PolicyDocument BEFORE = document("Before");

  static Stream<Arguments> leavesWhatIsNotItsOwn() {
    Claim joining = claim("C");
    Claim going = new Claim(document("X").statements(), List.of());
    PolicyDocument changedOnly = drifted(document("C"));
    var changed = new Claim(List.of(), changedOnly.statements());
    return Stream.of(
        arguments(leaving(OWN), document("X", "A", "Y", "B"), document("X", "Y"), 2, 2),
        arguments(leaving(OWN), document("B", "X"), document("X"), 1, 1),
        arguments(leaving(OWN), document("A", "X", "A"), document("X"), 2, 1),
        arguments(leaving(drifted(OWN)), document("A", "X"), document("X"), 1, 1),
        arguments(leaving(OWN, joining), document("A", "X"), document("X", "C"), 1, 1),
        arguments(leaving(OWN, joining), document("A"), document("C"), 1, 0),
        // Whether a stranger's change is overwritten is for its owner to say.
        arguments(leaving(OWN, joining), document("A").with(List.of(changed)), changedOnly, 1, 1),
        arguments(leaving(OWN, going), document("A", "X", "Y"), document("Y"), 1, 2));
  }

  @ParameterizedTest
  @MethodSource
  void leavesWhatIsNotItsOwn(
      Intent.Remove remove, PolicyDocument found, PolicyDocument left, int own, int foreign) {
    Present observed = present(found, "7");

    assertThat(Plan.of(remove, observed))
        .isInstanceOfSatisfying(
            Plan.Put.class,
            put -> {
              assertThat(put.desired()).isEqualTo(remove.owned().with(left));
              assertThat(put.expected()).isEqualTo(observed);
              assertThat(put.detail())
                  .contains("taken out: %d.".formatted(own), "place: %d.".formatted(foreign));
            });
  }

  static Stream<Arguments> deletesThePolicyAsTheLastOneOut() {
    return Stream.of(
        arguments(leaving(OWN), OWN),
        arguments(leaving(OWN), document("B")),
        arguments(leaving(OWN), drifted(OWN)),
        arguments(
            leaving(OWN, new Claim(document("X").statements(), List.of())), document("A", "X")));
  }

  @ParameterizedTest
  @MethodSource
  void deletesThePolicyAsTheLastOneOut(Intent.Remove remove, PolicyDocument found) {
    Present observed = present(found, "7");

    assertThat(Plan.of(remove, observed))
        .isInstanceOfSatisfying(
            Plan.Delete.class, delete -> assertThat(delete.expected()).isEqualTo(observed));
  }

  static Stream<PolicyDocument> leavesAPolicyAloneThatHoldsNothingOfIt() {
    return Stream.of(document("X"), UNREADABLE);
  }

  @ParameterizedTest
  @MethodSource
  void leavesAPolicyAloneThatHoldsNothingOfIt(PolicyDocument found) {
    assertThat(Plan.of(leaving(OWN, claim("C")), present(found, "7")))
        .isInstanceOfSatisfying(
            Plan.Keep.class,
            keep -> {
              assertThat(keep.kind()).isEqualTo(Outcome.Kind.SKIPPED);
              // There is no Force for those who share.
              assertThat(keep.detail()).contains("none of this resource's").doesNotContain("Force");
              assertThat(keep.difference().lines()).isEmpty();
            });
  }

  static Stream<Arguments> leavesTheRightOneOfSeveral() {
    Present other = present(document("X"), "a/1");
    Present same = present(drifted(document("A", "X")), "b/1");
    Present own = present(document("A", "Y"), "c/1");
    return Stream.of(
        arguments(List.of(other, same, own), own),
        arguments(List.of(other, own, same), own),
        arguments(List.of(other, same), same));
  }

  @ParameterizedTest
  @MethodSource
  void leavesTheRightOneOfSeveral(List<Present> policies, Present expected) {
    assertThat(Plan.of(leaving(OWN), new Several(policies)))
        .isInstanceOfSatisfying(
            Plan.Put.class, put -> assertThat(put.expected()).isEqualTo(expected));
  }

  @Test
  void leavesSeveralAloneThatHoldNothingOfIt() {
    Present other = present(document("X"), "a/1");

    assertThat(Plan.of(leaving(OWN), new Several(List.of(other, other))))
        .isInstanceOf(Plan.Keep.class);
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENT", "STATEMENTS"})
  void putsBackWhatItHadReplaced(Extent extent) {
    Present observed = present(document("B", "A"), "7");

    assertThat(Plan.of(restoring(OWN, extent, BEFORE), observed))
        .isInstanceOfSatisfying(
            Plan.Put.class,
            put -> {
              assertThat(put.desired().document()).isEqualTo(BEFORE);
              assertThat(put.expected()).isEqualTo(observed);
              assertThat(put.detail()).contains("was put back");
              assertThat(put.difference().lines()).isNotEmpty();
            });
  }

  @Test
  void putsNothingBackOverWhatSomebodyElseHasChanged() {
    Present observed = present(document("A", "B", "X"), "7");

    Plan whole = Plan.of(restoring(OWN, Extent.DOCUMENT, BEFORE), observed);
    Plan parts = Plan.of(restoring(OWN, Extent.STATEMENTS, BEFORE), observed);

    assertThat(whole).isInstanceOf(Plan.Keep.class);
    assertThat(parts)
        .isInstanceOfSatisfying(
            Plan.Put.class, put -> assertThat(put.desired().document()).isEqualTo(document("X")));
  }
}
