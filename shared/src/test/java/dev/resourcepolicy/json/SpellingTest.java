package dev.resourcepolicy.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpellingTest {
  private static final Spelling ELEMENTS =
      new Spelling(List.of("Id", "Sid", "Action", "NotAction", "Statement", "Principal"));

  @ParameterizedTest
  @CsvSource({
    "Statment, Statement",
    "Statements, Statement",
    "Stament, Statement",
    "Satement, Statement",
    "Staetment, Statement",
    "STATEMENT, Statement",
    "Principle, Principal",
    "Atcion, Action",
    "NotActions, NotAction",
    "notaction, NotAction",
    "sid, Sid",
    "ID, Id",
    "Sids, Sid"
  })
  void findsTheNameThatAnotherResembles(String name, String nearest) {
    assertThat(ELEMENTS.nearest(name)).contains(nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Later", "Statistics", "Purpose", "Act", "cAitno"})
  void findsNoneForANameOfItsOwn(String name) {
    assertThat(ELEMENTS.nearest(name)).isEmpty();
  }

  @Test
  void comparesNoNameThatIsMuchLonger() {
    assertThat(ELEMENTS.nearest("Statement".repeat(1_000_000))).isEmpty();
  }

  @Test
  void prefersTheNearest() {
    assertThat(new Spelling(List.of("Actions", "Action")).nearest("Actoin")).contains("Action");
    assertThat(new Spelling(List.of("Action", "Actions")).nearest("Actoins")).contains("Actions");
  }
}
