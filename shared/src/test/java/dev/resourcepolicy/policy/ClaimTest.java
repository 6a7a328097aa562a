package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an owner's claim says of a statement that is observed; {@code A1} is what Sid A says. */
final class ClaimTest {

  @ParameterizedTest(name = "{0} becomes {1}: {2} is forestalled {3}, drifted {4}, spared {5}")
  @CsvSource({
    "   , A1, A1, false, false, false",
    "   , A1, A2, true , false, false",
    "   , A1, B1, false, false, false",
    " A1, A2, A1, false, false, false",
    " A1, A2, A2, false, false, false",
    " A1, A2, A3, false, true , false",
    " A1, A1, A3, false, true , false",
    " A1,   , A1, false, false, false",
    " A1,   , A3, false, false, true ",
    " A1, B1, A3, false, false, true ",
    " A1, B1, B2, true , false, false",
    " A1,   , B1, false, false, false",
  })
  void saysWhatBecameOfAStatement(
      String former,
      String wanted,
      String observed,
      boolean isForestalled,
      boolean isDrifted,
      boolean isSpared) {
    var claim = new Claim(statements(former), statements(wanted));
    Statement found = statements(observed).getFirst();

    assertThat(claim.isForestalled(found)).isEqualTo(isForestalled);
    assertThat(claim.isDrifted(found)).isEqualTo(isDrifted);
    assertThat(claim.isSpared(found)).isEqualTo(isSpared);
  }

  @ParameterizedTest
  @CsvSource({"A1, A2", "A1, B1", ", B1", "A1,"})
  void saysNothingOfAStatementWithoutASid(String former, String wanted) {
    var claim = new Claim(statements(former), statements(wanted));
    Statement unnamed = unnamed("1");

    assertThat(claim.isForestalled(unnamed)).isFalse();
    assertThat(claim.isDrifted(unnamed)).isFalse();
    assertThat(claim.isSpared(unnamed)).isFalse();
    assertThat(claim.covers(unnamed)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"A1, A2, A", "A1, B1, AB", ", B1, B", "A1, , A"})
  void knowsTheSidsThatItHadAndHas(String former, String wanted, String sids) {
    var claim = new Claim(statements(former), statements(wanted));

    assertThat(claim.sids()).containsExactlyInAnyOrder(sids.split(""));
  }

  @ParameterizedTest
  @CsvSource({"A1, A2, A, ''", "A1, B1, A, B", ", B1, A, B", "A1, B1, C, AB"})
  void goesWithoutTheSidsOfOthers(String former, String wanted, String other, String left) {
    var claim = new Claim(statements(former), statements(wanted));

    assertThat(String.join("", claim.except(Set.of(other)).sids())).isEqualTo(left);
  }

  private static List<Statement> statements(String name) {
    return name == null
        ? List.of()
        : Documents.of(
                Documents.statement(
                    "'Sid':'%s','Principal':'*','Action':'ssm:Get%s'"
                        .formatted(name.charAt(0), name.charAt(1))))
            .statements();
  }

  private static Statement unnamed(String action) {
    return Documents.of(
            Documents.statement("'Principal':'*','Action':'ssm:Get%s'".formatted(action)))
        .statements()
        .getFirst();
  }
}
