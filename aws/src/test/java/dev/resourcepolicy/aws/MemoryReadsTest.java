package dev.resourcepolicy.aws;

import static dev.resourcepolicy.aws.Entries.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was saved is found again, by its target and page by page. */
final class MemoryReadsTest {
  private final Table table = new Table();
  private final Memory memory = table.memory();

  @AfterEach
  void close() {
    table.close();
  }

  static Stream<Phase> everyPhase() {
    return Stream.of(
        new Phase.Applying(new PolicyState.Absent(), Entries.REQUEST),
        new Phase.Applying(Entries.present(), Entries.REQUEST),
        new Phase.Applied(Optional.empty(), "digest"),
        new Phase.Applied(Optional.of("r1"), "digest"),
        new Phase.Removing(Entries.present(), Entries.REQUEST),
        new Phase.Removed(Entries.NOW));
  }

  @ParameterizedTest
  @MethodSource("everyPhase")
  void keepsEveryPhase(Phase phase) {
    Entry saved = memory.save(Entries.in(phase));

    assertThat(memory.at("dynamodb", ORDERS)).containsExactly(saved);
    assertThat(memory.page("dynamodb", Optional.empty()).entries()).containsExactly(saved);
  }

  @Test
  void letsDynamoDbForgetOnlyWhatIsRemoved() {
    Entry saved = memory.save(Entries.in(new Phase.Removed(Entries.NOW)));
    assertThat(table.items())
        .singleElement()
        .satisfies(
            item ->
                assertThat(item)
                    .containsEntry(
                        "expiresAt",
                        AttributeValue.fromN(Long.toString(Entries.NOW.getEpochSecond()))));

    memory.save(saved.in(new Phase.Applied(Optional.empty(), "digest")));

    assertThat(table.items())
        .singleElement()
        .satisfies(
            item -> assertThat(item).containsOnlyKeys("service", "entry", "revision", "content"));
  }

  @ParameterizedTest
  @ValueSource(strings = {ORDERS + "2", ORDERS + "/stream/2026-10-09T00:00:00.000", "Order"})
  void tellsTargetsApartThatBeginAlike(String other) {
    Entry own = memory.save(Entries.of(ORDERS, "a"));
    Entry others = memory.save(Entries.of(other, "a"));

    assertThat(memory.at("dynamodb", ORDERS)).containsExactly(own);
    assertThat(memory.at("dynamodb", other)).containsExactly(others);
    assertThat(memory.at("ssm", ORDERS)).isEmpty();
  }

  @Test
  void findsLongTargetsAndOwners() {
    String target = ORDERS + "x".repeat(2000);
    Entry first = memory.save(Entries.of(target, "owner".repeat(500) + "1"));
    Entry second = memory.save(Entries.of(target, "owner".repeat(500) + "2"));
    memory.save(Entries.of(target + "x", "owner"));

    assertThat(memory.at("dynamodb", target)).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void readsATargetOverSeveralPagesOfTheService() {
    // A page of a query has at most 1 MB.
    IntStream.range(0, 8).forEach(i -> memory.save(large("owner" + i)));

    assertThat(memory.at("dynamodb", ORDERS))
        .extracting(entry -> entry.key().owner().name())
        .containsExactlyElementsOf(IntStream.range(0, 8).mapToObj(i -> "owner" + i).toList());
    assertThat(table.requests("Query")).isGreaterThan(1);
  }

  @Test
  void handsOutPagesUntilTheLast() {
    List<String> saved =
        IntStream.range(1000, 1205)
            .mapToObj(i -> memory.save(Entries.of("target" + i, "a")).key().sortKey())
            .toList();

    var sizes = new ArrayList<Integer>();
    var found = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      Memory.Page page = memory.page("dynamodb", next);
      page.entries().forEach(entry -> found.add(entry.key().sortKey()));
      sizes.add(page.entries().size());
      next = page.next();
    } while (next.isPresent());

    assertThat(found).isEqualTo(saved);
    assertThat(sizes).containsExactly(100, 100, 5);
  }

  @Test
  void goesOnAfterAnEntryThatIsGone() {
    memory.save(Entries.of("a", "x"));
    Entry later = memory.save(Entries.of("c", "x"));

    assertThat(memory.page("dynamodb", Optional.of("b|x")).entries()).containsExactly(later);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "[]", "{}"})
  void saysWhichEntryItCannotRead(String content) {
    table.client.putItem(
        put ->
            put.tableName(Table.NAME)
                .item(
                    Map.of(
                        "service", AttributeValue.fromS("dynamodb"),
                        "entry", AttributeValue.fromS(ORDERS + "|a"),
                        "revision", AttributeValue.fromN("1"),
                        "content", AttributeValue.fromS(content))));

    assertThatExceptionOfType(PolicyFailure.class)
        .isThrownBy(() -> memory.at("dynamodb", ORDERS))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID))
        .withMessageContaining("The entry " + ORDERS + "|a of dynamodb in the table Memory");
  }

  private static Entry large(String owner) {
    Entry entry = Entries.withHistory(3, 100_000);
    var key = new Entry.Key("dynamodb", ORDERS, Entries.of(ORDERS, owner).key().owner());
    return new Entry(
        key,
        entry.phase(),
        entry.properties(),
        entry.since(),
        entry.replaced(),
        entry.served(),
        entry.repairs(),
        entry.history(),
        0);
  }
}
