package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("scenario-10")
final class DocumentLimitTest {

  @Test
  void countsBytesOrCharactersAsTheServiceDoes() {
    PolicyDocument document = document("\u00e4\u00e4\u00e4");
    int characters = document.text().length();

    assertThat(DocumentLimit.bytes(characters + 3).problem(document)).isEmpty();
    assertThat(DocumentLimit.bytes(characters + 2).problem(document).orElseThrow())
        .contains("1 more than the " + (characters + 2));
    assertThat(DocumentLimit.characters(characters, "[\\x00-\\xFF]").problem(document)).isEmpty();
    assertThat(DocumentLimit.characters(characters - 1, "[\\x00-\\xFF]").problem(document))
        .isPresent();
    assertThat(DocumentLimit.none().problem(document)).isEmpty();
  }

  @Test
  void doesNotCountWhiteSpaceBetweenTokens() {
    PolicyDocument compact = document("a");
    PolicyDocument spread = PolicyDocument.observed(compact.text().replace(",", ",\n\n  "));

    assertThat(DocumentLimit.bytes(compact.text().length()).problem(spread)).isEmpty();
  }

  @Test
  void namesTheCharacterThatAServiceDoesNotTake() {
    assertThat(
            DocumentLimit.characters(1000, "[\\x00-\\xFF]")
                .problem(document("\u20ac"))
                .orElseThrow())
        .contains("U+20AC");
  }

  private static PolicyDocument document(String sid) {
    return PolicyDocument.observed(
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"%s\",\"Effect\":\"Allow\"}}"
            .formatted(sid));
  }
}
