package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RevisionTest {

  @Test
  void isTheSameWhenItsValueIsWhateverElseTheServiceSays() {
    Revision revision = Revision.of("7");

    assertThat(revision.isSameAs(Revision.of("7").with("PolicyHash", "abc"))).isTrue();
    assertThat(revision.isSameAs(Revision.of("8"))).isFalse();
  }

  @Test
  void hasItsAttributesInTheOrderInWhichTheyCame() {
    Revision revision = Revision.of("7").with("PolicyId", "id-1").with("PolicyHash", "abc");

    assertThat(revision.attributes()).containsOnlyKeys("PolicyId", "PolicyHash");
    assertThat(revision.attribute("PolicyId")).isEqualTo("id-1");
    assertThat(revision.attribute("PolicyHash")).isEqualTo("abc");
  }

  @Test
  void readsAsItsValue() {
    assertThat(Revision.of("7").with("PolicyId", "id-1")).hasToString("7");
  }
}
