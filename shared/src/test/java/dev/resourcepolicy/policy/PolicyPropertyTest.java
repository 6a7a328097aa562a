package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for all documents, shown on random ones; the seed of a failure is in the name of its
 * test.
 */
@Tag("scenario-55")
class PolicyPropertyTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void readsARearrangedDocumentAlike(long seed) {
    var random = new Random(seed);
    Json.Obj json = new RandomDocument(random).next();
    PolicyDocument document = PolicyDocument.observed(json.text());
    PolicyDocument rearranged = PolicyDocument.observed(new Rearrangement(random).of(json));

    assertThat(rearranged.isEquivalentTo(document)).isTrue();
    assertThat(document.isEquivalentTo(rearranged)).isTrue();
    assertThat(rearranged.digest()).isEqualTo(document.digest());
    assertThat(document.differenceTo(rearranged).lines()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tellsAMutatedDocumentApartHoweverItIsArranged(long seed) {
    var random = new Random(seed);
    Json.Obj json = new RandomDocument(random).next();
    Json.Obj mutant = new Mutation(random).of(json);
    PolicyDocument document = PolicyDocument.observed(json.text());
    PolicyDocument mutated = PolicyDocument.observed(new Rearrangement(random).of(mutant));

    assertThat(mutated.isEquivalentTo(document)).as(mutant.text()).isFalse();
    assertThat(document.isEquivalentTo(mutated)).isFalse();
    assertThat(mutated.digest()).isNotEqualTo(document.digest());
    assertThat(document.differenceTo(mutated).lines()).isNotEmpty();
    assertThat(mutated.differenceTo(document).lines()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsTheCanonicalFormAsItself(long seed) {
    var random = new Random(seed);
    Json.Obj json = new RandomDocument(random).next();
    Json.Obj document = random.nextBoolean() ? json : new Mutation(random).of(json);
    List<Statement> statements = CanonicalDocument.statements(document).orElseThrow();
    List<Statement> canonical =
        statements.stream().map(Statement::canonical).map(Statement::new).toList();

    assertThat(CanonicalDocument.text(CanonicalDocument.frame(document), canonical))
        .isEqualTo(CanonicalDocument.text(document, statements));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void takesAwayItsOwnStatementsFromAmongForeignOnes(long seed) {
    var random = new Random(seed);
    var generator = new RandomDocument(random);
    Json.Obj foreign = generator.next();
    Json.Obj own = generator.next();
    var all = new ArrayList<>(statements(foreign));
    all.addAll(statements(own));
    Collections.shuffle(all, random);
    Json.Obj shared = foreign.with("Statement", new Json.Arr(all));

    PolicyDocument left =
        PolicyDocument.observed(new Rearrangement(random).of(shared))
            .without(PolicyDocument.observed(own.text()).statements());

    assertThat(left.differenceTo(PolicyDocument.observed(foreign.text())).lines()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void writesWhatItReads(long seed) {
    var random = new Random(seed);
    Json.Obj json = new RandomDocument(random).next();

    assertThat(PolicyDocument.observed(new Rearrangement(random).of(json)).text())
        .doesNotContain("\n")
        .satisfies(text -> assertThat(PolicyDocument.observed(text).text()).isEqualTo(text));
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 500));
  }

  private static List<Json> statements(Json.Obj document) {
    return ((Json.Arr) document.get("Statement").orElseThrow()).values();
  }
}
