package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.DocumentLimit.Demand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("scenario-10")
class DocumentLimitTest {
  private static final DocumentLimit DYNAMO_DB = DocumentLimit.bytes(20_480);
  private static final DocumentLimit ACM_PCA =
      DocumentLimit.characters(81_920, point -> point >= ' ' && point <= 'ÿ');

  @Test
  void takesADocumentOfExactlyTheLimit() {
    assertThat(DYNAMO_DB.problem(ofSize(20_480))).isEmpty();
    assertThat(ACM_PCA.problem(ofSize(81_920))).isEmpty();
  }

  @Test
  void saysByHowMuchADocumentIsTooLarge() {
    assertThat(DYNAMO_DB.problem(ofSize(21_000)))
        .contains(
            "PolicyDocument has 21000 bytes of UTF-8 without white space, 520 more than the 20480"
                + " that the service takes");
    assertThat(ACM_PCA.problem(ofSize(81_921)).orElseThrow())
        .contains("81921 characters", " 1 more than the 81920");
  }

  @Test
  void countsADocumentAsItIsSentAndNotAsItIsWritten() {
    String spaced = ofSize(20_000).text().replace(",", ",\n" + " ".repeat(1_000));

    assertThat(spaced.length()).isGreaterThan(20_480);
    assertThat(DYNAMO_DB.problem(PolicyDocument.observed(spaced))).isEmpty();
  }

  @Test
  void countsBytesOrCharactersAsTheServiceDoes() {
    PolicyDocument umlauts = Documents.observed("{'Statement':[],'Id':'äöü'}");
    int characters = umlauts.text().length();

    assertThat(DocumentLimit.characters(characters, _ -> true).problem(umlauts)).isEmpty();
    assertThat(DocumentLimit.bytes(characters).problem(umlauts).orElseThrow())
        .contains(" 3 more than the ");
    assertThat(DocumentLimit.bytes(characters + 3).problem(umlauts)).isEmpty();
  }

  @Test
  void countsACharacterOutsideTheBasicPlaneOnce() {
    PolicyDocument document = Documents.observed("{'Statement':[],'Id':'\uD83D\uDE00'}");

    assertThat(DocumentLimit.characters(25, point -> point != 'x').problem(document)).isEmpty();
    assertThat(DocumentLimit.characters(24, point -> point != 'x').problem(document)).isPresent();
  }

  @Test
  void namesACharacterThatTheServiceDoesNotTake() {
    PolicyDocument dash = Documents.observed("{'Statement':[],'Id':'a \u2014 b'}");
    PolicyDocument smile = Documents.observed("{'Statement':[],'Id':'\uD83D\uDE00'}");

    assertThat(ACM_PCA.problem(dash).orElseThrow()).contains("U+2014");
    assertThat(ACM_PCA.problem(smile).orElseThrow()).contains("U+1F600");
    assertThat(DYNAMO_DB.problem(smile)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000_000})
  void leavesAnUndocumentedLimitToTheService(int size) {
    assertThat(DocumentLimit.none().problem(ofSize(size))).isEmpty();
  }

  @Test
  void saysWhereADemandedResourceIsMissing() {
    DocumentLimit demanding = DocumentLimit.none().demanding(Demand.RESOURCE);
    PolicyDocument document =
        Documents.of(
            Documents.statement("'Action':'a:B','Resource':'*'"),
            Documents.statement("'Action':'a:B'"),
            Documents.statement("'Action':'a:B','NotResource':'x'"));

    assertThat(demanding.problem(document))
        .contains("PolicyDocument.Statement[1].Resource is missing: this service demands it");
    assertThat(DocumentLimit.none().problem(document)).isEmpty();
  }

  @Test
  void saysWhereASidIsThereAgain() {
    DocumentLimit demanding = DocumentLimit.none().demanding(Demand.UNIQUE_SIDS);
    PolicyDocument document =
        Documents.of(
            Documents.statement("'Sid':'A'"),
            Documents.statement("'Sid':'B'"),
            Documents.statement("'Action':'a:B'"),
            Documents.statement("'Action':'a:B'"),
            Documents.statement("'Sid':'A'"));

    assertThat(demanding.problem(document))
        .contains(
            "PolicyDocument.Statement[4].Sid is that of PolicyDocument.Statement[0], too: this service demands another");
    assertThat(DocumentLimit.none().problem(document)).isEmpty();
  }

  private static PolicyDocument ofSize(int bytes) {
    String frame = "{\"Version\":\"2012-10-17\",\"Statement\":[],\"Id\":\"\"}";
    String id = "x".repeat(bytes - frame.length());
    return PolicyDocument.observed(frame.replace("\"\"", "\"" + id + "\""));
  }
}
