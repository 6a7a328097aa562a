package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One entry of PutEvents. */
record EventEntry(Json.Obj input) {
  private static final List<String> REQUIRED = List.of("Source", "DetailType", "Detail");

  /** Documented: what a time adds to the size of an entry. */
  private static final int BYTES_OF_TIME = 14;

  /** Why an entry is not accepted, while others may be. */
  record Problem(String code, String message) {
    Json json() {
      return Json.Obj.of("ErrorCode", Json.of(code), "ErrorMessage", Json.of(message));
    }
  }

  /** The size, as it is documented. */
  int bytes() {
    int bytes = input.get("Time").isPresent() ? BYTES_OF_TIME : 0;
    for (String member : REQUIRED) {
      bytes += bytes(text(member));
    }
    return bytes + resources().stream().mapToInt(EventEntry::bytes).sum();
  }

  /** The codes are documented; the order of the checks and the words are assumed. */
  Optional<Problem> problem() {
    for (String member : REQUIRED) {
      if (text(member).isEmpty()) {
        return Optional.of(
            new Problem(
                "InvalidArgument",
                "Parameter %s is not valid. Reason: %s is a required argument."
                    .formatted(member, member)));
      }
    }
    if (text("Source").startsWith("aws.")) {
      return Optional.of(
          new Problem("NotAuthorizedForSourceException", "Not authorized for the source."));
    }
    return detail().isPresent()
        ? Optional.empty()
        : Optional.of(new Problem("MalformedDetail", "Detail is malformed."));
  }

  /** The event that a rule sees; only for an entry without a problem. */
  Json.Obj envelope(String id, Account account, Instant now) {
    return Json.Obj.of(
        "version", Json.of("0"),
        "id", Json.of(id),
        "detail-type", Json.of(text("DetailType")),
        "source", Json.of(text("Source")),
        "account", Json.of(account.id()),
        "time", Json.of(time().orElse(now).truncatedTo(ChronoUnit.SECONDS).toString()),
        "region", Json.of(account.region()),
        "resources", Json.ofTexts(resources()),
        "detail", detail().orElseThrow());
  }

  private Optional<Json> detail() {
    try {
      return Optional.of(Json.parse(text("Detail"))).filter(Json.Obj.class::isInstance);
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** In epoch seconds. */
  private Optional<Instant> time() {
    return input.get("Time").orElse(new Json.Null()) instanceof Json.Num(var literal)
        ? Optional.of(Instant.ofEpochSecond(new BigDecimal(literal).longValue()))
        : Optional.empty();
  }

  private List<String> resources() {
    return input.get("Resources").orElse(new Json.Null()) instanceof Json.Arr(var values)
        ? values.stream()
            .filter(Json.Str.class::isInstance)
            .map(value -> ((Json.Str) value).value())
            .toList()
        : List.of();
  }

  private String text(String member) {
    return input.text(member).orElse("");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
