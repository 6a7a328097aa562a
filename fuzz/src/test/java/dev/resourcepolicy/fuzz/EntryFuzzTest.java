package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.EntryJson;
import java.time.DateTimeException;
import java.util.NoSuchElementException;

/** What the memory may hold, whoever wrote it. */
final class EntryFuzzTest {

  @FuzzTest
  @DictionaryFile(resourcePath = "words.dict")
  void saysAgainWhatItWasReadFrom(byte[] input) {
    Entry entry;
    try {
      entry = EntryJson.read("dynamodb", 1, (Json.Obj) Json.parse(new String(input, UTF_8)));
    } catch (JsonException
        | NoSuchElementException
        | ClassCastException
        | IllegalArgumentException
        | DateTimeException refused) {
      return; // What the memory's reader makes of these is its own.
    }
    Json.Obj written = EntryJson.write(entry);

    assertThat(EntryJson.read("dynamodb", 1, (Json.Obj) Json.parse(written.text())))
        .isEqualTo(entry);
  }
}
