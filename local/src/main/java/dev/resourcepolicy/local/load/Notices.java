package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Events as EventBridge delivers them. */
public final class Notices {
  private Notices() {}

  /** The event of a schedule. */
  public static Json.Obj scheduled(String id, Instant now) {
    return event(id, now, "Scheduled Event", "aws.events", Json.Obj.of());
  }

  /** An event of this account and Region. */
  public static Json.Obj event(
      String id, Instant now, String detailType, String source, Json.Obj detail) {
    return Json.Obj.of(
        "version", Json.of("0"),
        "id", Json.of(id),
        "detail-type", Json.of(detailType),
        "source", Json.of(source),
        "account", Json.of(Session.ACCOUNT),
        "time", Json.of(now.truncatedTo(ChronoUnit.SECONDS).toString()),
        "region", Json.of(Session.REGION),
        "resources", new Json.Arr(List.of()),
        "detail", detail);
  }
}
