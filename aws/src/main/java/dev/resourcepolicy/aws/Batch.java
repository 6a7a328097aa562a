package dev.resourcepolicy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The events of one call: at most ten, and 256 KB (EventBridge user guide, "PutEvents"). */
record Batch(List<PutEventsRequestEntry> entries) {
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 256 * 1024;

  /** Of one event's detail; the rest of the event has room in what is left. */
  static final int MOST_DETAIL = 250 * 1024;

  /**
   * As few calls as their order allows.
   *
   * @param refused takes a sentence for every event that is too large for any call
   */
  static List<Batch> of(List<PutEventsRequestEntry> entries, List<String> refused) {
    var batches = new ArrayList<Batch>();
    var current = new ArrayList<PutEventsRequestEntry>();
    int size = 0;
    for (PutEventsRequestEntry entry : entries) {
      int detail = bytes(entry.detail());
      if (detail > MOST_DETAIL) {
        refused.add(
            "the detail of \"%s\" has %d bytes, %d more than there may be"
                .formatted(entry.detailType(), detail, detail - MOST_DETAIL));
        continue;
      }
      if (current.size() == MOST_ENTRIES || size + bytes(entry) > MOST_BYTES) {
        batches.add(new Batch(List.copyOf(current)));
        current.clear();
        size = 0;
      }
      current.add(entry);
      size += bytes(entry);
    }
    if (!current.isEmpty()) {
      batches.add(new Batch(List.copyOf(current)));
    }
    return batches;
  }

  /** As EventBridge counts: source, detail-type, detail and resources. */
  private static int bytes(PutEventsRequestEntry entry) {
    return bytes(entry.source())
        + bytes(entry.detailType())
        + bytes(entry.detail())
        + entry.resources().stream().mapToInt(Batch::bytes).sum();
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
