package dev.resourcepolicy.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an entry's key becomes in a table, whose keys are bounded. */
final class EntryKeyTest {

  @Test
  void keepsNamesThatFitInBytes() {
    String longest = "é".repeat(250);

    assertThat(Entry.Key.prefix(longest)).isEqualTo(longest + "|");
  }

  @Test
  void standsForALongerNameByItsDigest() {
    String tooLong = "é".repeat(250) + "x";

    assertThat(Entry.Key.prefix(tooLong)).startsWith("sha-256:").hasSize("sha-256:|".length() + 64);
    assertThat(Entry.Key.prefix(tooLong)).isNotEqualTo(Entry.Key.prefix(tooLong + "x"));
  }
}
