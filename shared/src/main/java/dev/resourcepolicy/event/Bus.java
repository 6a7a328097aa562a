package dev.resourcepolicy.event;

import dev.resourcepolicy.json.Json;
import java.util.List;

/** The event bus, as a place to put events on. */
public interface Bus {
  /** Who sends the events of these functions, as EventBridge's {@code source}. */
  String SOURCE = "resource-policy-functions";

  /** A bus that nobody listens to. */
  Bus NONE = _ -> {};

  /**
   * Puts events on the bus, all of them or, after some retries, not all.
   *
   * @throws RuntimeException naming what was not accepted
   */
  void put(List<Announcement> announcements);

  /**
   * An event to put on the bus.
   *
   * @param target what it is about, which EventBridge calls its resource
   */
  record Announcement(String detailType, String target, Json.Obj detail) {}
}
