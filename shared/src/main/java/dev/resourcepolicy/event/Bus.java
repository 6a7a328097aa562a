package dev.resourcepolicy.event;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;

/** The event bus, as a place to put events on. */
public interface Bus {
  /** Who sends the events of these functions, as EventBridge's {@code source}. */
  String SOURCE = "resource-policy-functions";

  /** No bus: nobody is told. */
  Bus NONE =
      new Bus() {
        @Override
        public void put(List<Announcement> announcements) {}

        @Override
        public boolean isHeard() {
          return false;
        }
      };

  /**
   * Puts events on the bus, all of them or, after some retries, not all.
   *
   * @throws RuntimeException naming what was not accepted
   */
  void put(List<Announcement> announcements);

  /** Whether what is put there arrives anywhere. */
  default boolean isHeard() {
    return true;
  }

  /**
   * An event to put on the bus.
   *
   * @param target the one that it is about, which EventBridge calls its resource
   */
  record Announcement(String detailType, Optional<String> target, Json.Obj detail) {}
}
