package dev.resourcepolicy.aws;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * A bus of EventBridge, which may take some events of a call and refuse others. Those are sent
 * again, at once: the SDK waits where the service throttles the whole call.
 */
public final class EventBridgeBus implements Bus {
  private static final int TRIES = 4;

  private final Supplier<EventBridgeClient> client;
  private final String busName;
  private final ServiceCalls calls;

  /**
   * @param client is asked for the client when there is an event to put, and not again
   * @param busName the bus's name or ARN
   * @param calls who is told of every call
   */
  public EventBridgeBus(Supplier<EventBridgeClient> client, String busName, ServiceCalls calls) {
    this.client = new FirstUse<>(client);
    this.busName = busName;
    this.calls = calls.understanding(BusFailures.RULES);
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.resourcepolicy.policy.PolicyFailure when the bus takes no events at all
   */
  @Override
  public void put(List<Announcement> announcements) {
    var refused = new ArrayList<String>();
    for (Batch batch : Batch.of(announcements.stream().map(this::entry).toList(), refused)) {
      putAll(batch.entries(), refused);
    }
    if (!refused.isEmpty()) {
      throw new IllegalStateException(
          "%d of %d events were not put on %s: %s"
              .formatted(
                  refused.size(),
                  announcements.size(),
                  busName,
                  String.join(", ", new TreeSet<>(refused))));
    }
  }

  private PutEventsRequestEntry entry(Announcement announcement) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(SOURCE)
        .detailType(announcement.detailType())
        .resources(announcement.target().stream().toList())
        .detail(announcement.detail().text())
        .build();
  }

  private void putAll(List<PutEventsRequestEntry> entries, List<String> refused) {
    List<PutEventsRequestEntry> left = entries;
    List<String> errors = List.of();
    for (int tried = 0; tried < TRIES && !left.isEmpty(); tried++) {
      List<PutEventsRequestEntry> sent = left;
      List<PutEventsResultEntry> results = send(sent).entries();
      left =
          IntStream.range(0, sent.size())
              .filter(i -> results.get(i).errorCode() != null)
              .mapToObj(sent::get)
              .toList();
      errors =
          results.stream()
              .filter(result -> result.errorCode() != null)
              .map(result -> result.errorCode() + " (" + result.errorMessage() + ")")
              .toList();
    }
    refused.addAll(errors);
  }

  private PutEventsResponse send(List<PutEventsRequestEntry> entries) {
    return calls.read(
        "PutEvents",
        Target.named(busName),
        () -> client.get().putEvents(request -> request.entries(entries)),
        answer ->
            "%d of %d taken".formatted(entries.size() - answer.failedEntryCount(), entries.size()));
  }
}
