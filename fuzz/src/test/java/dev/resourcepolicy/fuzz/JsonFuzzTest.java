package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;

/** The JSON reader and writer. */
final class JsonFuzzTest {

  @FuzzTest
  @DictionaryFile(resourcePath = "words.dict")
  void readsWhatItWroteOrRefuses(byte[] input) {
    Json json;
    try {
      json = Json.parse(new String(input, UTF_8));
    } catch (JsonException refusal) {
      assertThat(refusal.getMessage()).hasSizeBetween(1, 100);
      return;
    }
    String text = json.text();

    assertThat(text).doesNotContain("\n", "\r");
    assertThat(Json.parse(text)).isEqualTo(json);
    assertThat(Json.parse(text).text()).isEqualTo(text);
  }
}
