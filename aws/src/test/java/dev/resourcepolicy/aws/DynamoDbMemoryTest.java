package dev.resourcepolicy.aws;

import static dev.resourcepolicy.aws.Entries.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.standin.Fault;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One revision is saved once, whatever becomes of the answer. */
final class DynamoDbMemoryTest {
  private final Table table = new Table();
  private final Memory memory = table.memory();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void savesAnEntryForTheFirstTime() {
    Entry saved = memory.save(Entries.full());

    assertThat(saved).isEqualTo(Entries.full().at(1));
    assertThat(table.memory().at("dynamodb", ORDERS)).containsExactly(saved);
    assertThat(table.told())
        .extracting(ServiceCall::operation, ServiceCall::answer)
        .containsExactly(tuple("PutItem", "revision 1"), tuple("Query", "1 entries"));
  }

  @Test
  void savesOverTheRevisionThatItRead() {
    memory.save(Entries.of(ORDERS, "a"));
    Entry read = memory.at("dynamodb", ORDERS).getFirst();

    Entry saved = memory.save(read.in(new Entry.Phase.Removed(Entries.NOW)));

    assertThat(saved.revision()).isEqualTo(2);
    assertThat(memory.at("dynamodb", ORDERS)).containsExactly(saved);
  }

  @Test
  void letsOneOfTwoSaversOfARevisionThrough() {
    Entry first = memory.save(Entries.full());
    Entry saved =
        memory.save(first.in(new Entry.Phase.Removing(Entries.present(), Entries.REQUEST)));

    assertConflict(first.in(new Entry.Phase.Removed(Entries.NOW)));
    assertConflict(Entries.full());
    assertThat(memory.at("dynamodb", ORDERS)).containsExactly(saved);
  }

  @Test
  void refusesToSaveOverWhatIsNotThere() {
    assertConflict(Entries.full().at(3));
  }

  @Test
  void refusesToSaveTheSameOnceMoreOverAnOlderRevision() {
    Entry first = memory.save(Entries.full());
    memory.save(first);
    memory.save(first.at(2));

    assertConflict(first);
  }

  static Stream<Fault> losesTheAnswer() {
    return Stream.of(new Fault.DropAfter(), new Fault.ErrorAfter(500));
  }

  @ParameterizedTest
  @MethodSource("losesTheAnswer")
  void takesALostAnswerToAFirstSaveForTheAnswer(Fault fault) {
    table.fault("PutItem", fault, 1);

    Entry saved = memory.save(Entries.full());

    assertThat(table.requests("PutItem")).isEqualTo(2);
    assertThat(memory.at("dynamodb", ORDERS)).containsExactly(saved);
  }

  @ParameterizedTest
  @MethodSource("losesTheAnswer")
  void takesALostAnswerToALaterSaveForTheAnswer(Fault fault) {
    Entry first = memory.save(Entries.full());
    table.fault("PutItem", fault, 2);

    Entry saved = memory.save(first.in(new Entry.Phase.Removed(Entries.NOW)));

    assertThat(saved.revision()).isEqualTo(2);
    assertThat(memory.at("dynamodb", ORDERS)).containsExactly(saved);
  }

  @Test
  void makesTheClientWhenItIsUsedAndOnce() {
    var made = new AtomicInteger();
    var late =
        new DynamoDbMemory(
            () -> {
              made.incrementAndGet();
              return table.client;
            },
            Table.NAME,
            table.calls());
    assertThat(made).hasValue(0);

    late.at("dynamodb", ORDERS);
    late.save(Entries.full());

    assertThat(made).hasValue(1);
  }

  private void assertConflict(Entry entry) {
    assertThatExceptionOfType(PolicyFailure.class)
        .isThrownBy(() -> memory.save(entry))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT))
        .withMessageContaining("PutItem on Memory failed: ConditionalCheckFailedException")
        .withMessageContaining("Somebody else saved this entry meanwhile");
  }
}
