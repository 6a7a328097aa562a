package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** What an operation answers when all went well. */
record Answer(int status, Json.Obj body, Map<String, String> headers) {

  static Answer ok(Json.Obj body) {
    return new Answer(200, body, Map.of());
  }

  static Answer of(int status, Json.Obj body) {
    return new Answer(status, body, Map.of());
  }

  /** A timestamp as the JSON protocols write it: seconds, with milliseconds behind the point. */
  static Json epochSeconds(Instant instant) {
    return new Json.Num(BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString());
  }
}
