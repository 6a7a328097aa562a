package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.Map;

/** What an operation answers when all went well. */
record Answer(int status, Json.Obj body, Map<String, String> headers) {

  static Answer ok(Json.Obj body) {
    return new Answer(200, body, Map.of());
  }

  static Answer of(int status, Json.Obj body) {
    return new Answer(status, body, Map.of());
  }
}
