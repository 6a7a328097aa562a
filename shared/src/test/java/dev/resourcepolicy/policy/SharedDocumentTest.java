package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A document that several owners share; {@code A1} stands for a statement of Sid A. */
final class SharedDocumentTest {

  @ParameterizedTest(name = "{0} with {1} becoming {2} is {3}")
  @CsvSource({
    "X1      ,    , A1   , X1 A1   ",
    "X1 Y1   , A1 , A1 B1, X1 Y1 A1 B1",
    "A1 X1   , A1 , A2   , A2 X1   ",
    "A3 X1   , A1 , A2   , A2 X1   ",
    "X1 A1 Y1, A1 , B1   , X1 Y1 B1",
    "X1 A1 Y1, A1 ,      , X1 Y1   ",
    "X1 A3 Y1, A1 ,      , X1 A3 Y1",
    "A1 X1 A2, A1 , A1   , A1 X1   ",
    "A2 X1 A1, A1 , A1   , A1 X1   ",
    "B1 X1 A1, A1 B1, A1 B2, B2 X1 A1",
    "-1 X1   ,    , A1   , -1 X1 A1",
    "-1 -2 X1, -1 , A1   , -2 X1 A1",
    "-1 -1 X1, -1 , A1   , -1 X1 A1",
    "A1      , A1 ,      , ''      ",
  })
  void holdsWhatAnOwnerWantsAndLeavesTheRest(
      String observed, String former, String wanted, String merged) {
    var claim = new Claim(statements(former), statements(wanted));

    assertThat(document(observed).with(List.of(claim))).isEqualTo(document(merged));
  }

  @Test
  void holdsWhatSeveralOwnersWant() {
    var one = new Claim(statements("A1"), statements("A2"));
    var other = new Claim(statements("B1"), List.of());
    var third = new Claim(List.of(), statements("C1"));

    assertThat(document("B1 X1 A1").with(List.of(one, other, third)))
        .isEqualTo(document("X1 A2 C1"));
  }

  @Test
  void leavesWhatSaysTheSameInOtherWords() {
    PolicyDocument observed =
        Documents.of("{'Principal':{'AWS':'*'},'Action':['ssm:Get1'],'Effect':'Allow','Sid':'A'}");
    var claim = new Claim(List.of(), statements("A1"));

    assertThat(observed.with(List.of(claim))).isSameAs(observed);
  }

  @Test
  void leavesWhatItCannotRead() {
    PolicyDocument garbled = Documents.observed("{'Statement':[");

    assertThat(garbled.with(List.of(new Claim(List.of(), statements("A1"))))).isSameAs(garbled);
    assertThat(garbled.withoutSids(Set.of("A"))).isSameAs(garbled);
  }

  @ParameterizedTest
  @CsvSource({"X1 A1 -1 A2 B1, X1 -1", "X1, X1", "A9, ''"})
  void goesWithoutSids(String observed, String left) {
    assertThat(document(observed).withoutSids(Set.of("A", "B"))).isEqualTo(document(left));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isAsBeforeWhenAnOwnerHasComeAndGone(long seed) {
    var random = new Random(seed);
    PolicyDocument observed = observed(random);
    List<Statement> own = own(random);

    PolicyDocument shared = observed.with(List.of(new Claim(List.of(), own)));

    assertThat(shared.statements()).containsAll(observed.statements()).containsAll(own);
    assertThat(shared.with(List.of(new Claim(own, List.of())))).isEqualTo(observed);
    assertThat(shared.withoutSids(new Claim(own, List.of()).sids())).isEqualTo(observed);
    assertThat(shared.with(List.of(new Claim(own, own)))).isSameAs(shared);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leavesTheOthersAsTheyWereWhateverAnOwnerChanges(long seed) {
    var random = new Random(seed);
    PolicyDocument others = observed(random);
    List<Statement> former = own(random);
    List<Statement> wanted = own(random);
    var all = new ArrayList<>(others.statements().stream().<Json>map(Statement::json).toList());
    former.forEach(statement -> all.add(random.nextInt(all.size() + 1), statement.json()));
    Json.Obj json = others.json().orElseThrow();
    PolicyDocument shared =
        PolicyDocument.observed(json.with("Statement", new Json.Arr(all)).text());

    PolicyDocument changed = shared.with(List.of(new Claim(former, wanted)));

    assertThat(changed.statements()).containsAll(wanted);
    assertThat(changed.withoutSids(new Claim(former, wanted).sids()))
        .isEqualTo(shared.withoutSids(new Claim(former, wanted).sids()))
        .isEqualTo(others);
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 300));
  }

  /** Statements of Sids that the others do not have, in any number and order. */
  private static List<Statement> own(Random random) {
    var statements = new RandomDocument(random).statements();
    var sids = new ArrayList<>(List.of("own-1", "own-2", "own-3", "own-4"));
    Collections.shuffle(sids, random);
    return statements.stream()
        .map(statement -> new Statement(withSid((Json.Obj) statement, sids.removeFirst())))
        .toList();
  }

  private static PolicyDocument observed(Random random) {
    return PolicyDocument.observed(new RandomDocument(random).next().text());
  }

  private static Json.Obj withSid(Json.Obj statement, String sid) {
    var members = new LinkedHashMap<>(statement.members());
    members.put("Sid", Json.of(sid));
    return new Json.Obj(members);
  }

  private static List<Statement> statements(String names) {
    return names == null ? List.of() : document(names).statements();
  }

  /** A document of these statements; one that is called - has no Sid. */
  private static PolicyDocument document(String names) {
    return Documents.of(
        names.isEmpty()
            ? new String[0]
            : List.of(names.split(" ")).stream()
                .map(SharedDocumentTest::statement)
                .toArray(String[]::new));
  }

  private static String statement(String name) {
    String sid = name.charAt(0) == '-' ? "" : "'Sid':'%s',".formatted(name.charAt(0));
    return Documents.statement(
        sid + "'Principal':'*','Action':'ssm:Get%s'".formatted(name.charAt(1)));
  }
}
