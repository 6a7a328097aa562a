package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/** Policy documents: what is read, what is equal, and what several owners make of one. */
final class DocumentFuzzTest {

  @FuzzTest
  @DictionaryFile(resourcePath = "words.dict")
  void isReadOrExplained(byte[] input) {
    String text = new String(input, UTF_8);
    var problems = new ArrayList<String>();

    var desired = PolicyDocument.desired(Json.of(text), problems);

    assertThat(desired.isEmpty()).isEqualTo(!problems.isEmpty());
    assertThat(problems).allSatisfy(problem -> assertThat(problem).startsWith("PolicyDocument"));
    PolicyDocument observed = PolicyDocument.observed(text);
    assertThat(PolicyDocument.observed(observed.text())).isEqualTo(observed);
    assertThat(observed.isEquivalentTo(observed)).isEqualTo(observed.json().isPresent());
    desired.ifPresent(document -> assertThat(document.isEquivalentTo(observed)).isTrue());
  }

  @FuzzTest
  void isEqualReflexivelySymmetricallyAndTransitively(FuzzedDataProvider input) {
    var documents = new FuzzedDocument(input);
    PolicyDocument a = PolicyDocument.observed(documents.document().text());
    PolicyDocument b = PolicyDocument.observed(documents.document().text());
    PolicyDocument c = PolicyDocument.observed(documents.document().text());

    assertThat(a.isEquivalentTo(a)).isTrue();
    assertThat(a.isEquivalentTo(b)).isEqualTo(b.isEquivalentTo(a));
    if (a.isEquivalentTo(b) && b.isEquivalentTo(c)) {
      assertThat(a.isEquivalentTo(c)).isTrue();
    }
    assertThat(a.isEquivalentTo(b)).isEqualTo(a.digest().equals(b.digest()));
    assertThat(a.isEquivalentTo(b)).isEqualTo(a.differenceTo(b).lines().isEmpty());
  }

  @FuzzTest
  void isAsBeforeWhenAnOwnerHasComeAndGone(FuzzedDataProvider input) {
    var documents = new FuzzedDocument(input);
    PolicyDocument observed = PolicyDocument.observed(documents.document().text());
    List<Statement> first = documents.owned("first-");
    List<Statement> then = documents.owned("first-");
    List<Statement> other = documents.owned("other-");

    PolicyDocument shared = observed.with(List.of(new Claim(List.of(), first)));
    PolicyDocument both = shared.with(List.of(new Claim(List.of(), other)));
    PolicyDocument changed = both.with(List.of(new Claim(first, then)));
    PolicyDocument left = changed.with(List.of(new Claim(then, List.of())));
    PolicyDocument alone = left.with(List.of(new Claim(other, List.of())));

    assertThat(shared.statements()).containsAll(observed.statements()).containsAll(first);
    assertThat(changed.statements()).containsAll(observed.statements()).containsAll(other);
    // What said the same in other words stays as it was written.
    assertThat(then)
        .allMatch(wanted -> changed.statements().stream().anyMatch(wanted::isEquivalentTo));
    assertThat(left.statements())
        .containsAll(other)
        .noneMatch(statement -> then.stream().anyMatch(statement::isEquivalentTo));
    assertThat(alone.isEquivalentTo(observed)).isTrue();
    assertThat(alone.statements()).isEqualTo(observed.statements());
  }
}
