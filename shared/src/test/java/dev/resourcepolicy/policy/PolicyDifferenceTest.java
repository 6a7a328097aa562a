package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PolicyDifferenceTest {
  private static final String A = statement("A", "a:b");
  private static final String B = statement("B", "a:b");

  @Test
  void showsWhatIsAddedRemovedAndChanged() {
    String changed = statement("A", "a:c");

    assertThat(difference(A, A + "," + B).lines())
        .singleElement()
        .asString()
        .startsWith("+ ")
        .contains("\"B\"");
    assertThat(difference(A + "," + B, A).lines())
        .singleElement()
        .asString()
        .startsWith("- ")
        .contains("\"B\"");
    assertThat(difference(A, changed).lines())
        .singleElement()
        .asString()
        .startsWith("~ \"A\"")
        .contains("a:b", "a:c");
  }

  @Test
  void doesNotTakeTwoStatementsOfOneSidForOne() {
    String first = statement("1", "a:b");
    String second = statement("1", "a:c");
    String other = statement("1", "a:d");

    assertThat(difference(first + "," + second, first + "," + other).lines())
        .singleElement()
        .asString()
        .startsWith("~");
    assertThat(difference(first + "," + second, other).lines()).hasSize(3);
  }

  @Test
  void showsAnotherVersion() {
    var one = document(A);
    var other = PolicyDocument.observed(one.text().replace("2012", "2008"));

    assertThat(one.differenceTo(other).lines()).singleElement().asString().contains("Version");
  }

  @Test
  void saysWhereADocumentCannotBeRead() {
    assertThat(PolicyDocument.observed("garbage").differenceTo(document(A)).lines())
        .first()
        .asString()
        .contains("cannot be read");
  }

  @Test
  void standsBelowASentence() {
    assertThat(difference(A, B).after("Refused.")).startsWith("Refused.\n");
    assertThat(PolicyDifference.none().after("Done.")).isEqualTo("Done.");
  }

  private static PolicyDifference difference(String from, String to) {
    return document(from).differenceTo(document(to));
  }

  private static PolicyDocument document(String statements) {
    return PolicyDocument.observed(
        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statements));
  }

  private static String statement(String sid, String action) {
    return "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"%s\",\"Resource\":\"*\"}"
        .formatted(sid, action);
  }
}
