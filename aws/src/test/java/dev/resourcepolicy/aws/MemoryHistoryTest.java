package dev.resourcepolicy.aws;

import static dev.resourcepolicy.aws.Entries.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.standin.Fault;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As much of the history is kept as an item has room for. */
final class MemoryHistoryTest {
  private final Table table = new Table();
  private final Memory memory = table.memory();

  @AfterEach
  void close() {
    table.close();
  }

  @ParameterizedTest
  @CsvSource({"10, 10000, 10", "10, 81920, 4", "5, 200000, 1", "1, 380000, 1", "1, 420000, 0"})
  void dropsTheOldestVersionsThatHaveNoRoom(int versions, int characters, int kept) {
    Entry entry = Entries.withHistory(versions, characters);

    Entry saved = memory.save(entry);

    assertThat(saved.history()).isEqualTo(entry.history().subList(0, kept));
    assertThat(memory.at("dynamodb", ORDERS)).containsExactly(saved);
  }

  @Test
  void takesALostAnswerForTheAnswerWhenTheHistoryWasCut() {
    table.fault("PutItem", new Fault.DropAfter(), 1);

    assertThat(memory.save(Entries.withHistory(10, 81_920)).revision()).isEqualTo(1);
  }

  @Test
  void saysThatAnEntryIsTooLarge() {
    Entry entry = Entries.full();
    var tooLarge =
        new Entry(
            entry.key(),
            entry.phase(),
            entry.properties(),
            entry.since(),
            Optional.of(PolicyDocument.observed("x".repeat(420_000))),
            entry.served(),
            entry.repairs(),
            entry.history(),
            0);

    assertThatExceptionOfType(PolicyFailure.class)
        .isThrownBy(() -> memory.save(tooLarge))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.LIMIT))
        .withMessageContaining("too long to be remembered together");
  }
}
