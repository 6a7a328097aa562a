package dev.resourcepolicy.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written down of an entry; the seed of a failure is in the name of its test. */
final class EntryJsonTest {
  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 500));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isReadAsItWasWritten(long seed) {
    Entry entry = new RandomEntry(new Random(seed)).next();

    String written = EntryJson.write(entry).text();
    Entry read = EntryJson.read("dynamodb", entry.revision(), (Json.Obj) Json.parse(written));

    assertThat(read).isEqualTo(entry);
    assertThat(EntryJson.write(read).text()).isEqualTo(written);
  }

  @Test
  void isNotGuessedAt() {
    Json.Obj written = EntryJson.write(new RandomEntry(new Random(1)).next());

    for (String name :
        new String[] {"target", "owner", "phase", "properties", "since", "repairs", "history"}) {
      assertThatThrownBy(() -> EntryJson.read("dynamodb", 1, written.with(name, new Json.Null())))
          .isInstanceOf(NoSuchElementException.class);
    }
  }
}
