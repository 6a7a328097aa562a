package dev.resourcepolicy.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log calls an event. */
final class EventTest {

  @ParameterizedTest
  @CsvSource({
    "Resource Policy Apply Requested, ApplyRequested",
    "Resource Policy Remove Requested, RemoveRequested",
    "Resource Policy Check Requested, CheckRequested",
    "Resource Policy Sweep Requested, Sweep",
    "Scheduled Event, Sweep",
    "AWS API Call via CloudTrail, Told",
    "Something Else, Unknown"
  })
  void isCalledWhatItAsksFor(String detailType, String type) {
    Json event = Json.Obj.of("detail-type", Json.of(detailType), "detail", Json.Obj.of());

    assertThat(EventReader.read(event, "invocation-1").type()).isEqualTo(type);
  }

  @Test
  void isACheckWhenItNamesADesiredState() {
    Json event = Json.Obj.of("Desired", new Json.Arr(List.of(Json.Obj.of())));

    assertThat(EventReader.read(event, "invocation-1").type()).isEqualTo("Check");
  }
}
