package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What arrived at the ResponseURLs. */
final class Answers {
  private final Map<String, List<Answer>> byUrl = new HashMap<>();

  /** An answer, and when it arrived. */
  record Answer(Json.Obj body, Instant at) {}

  void arrived(String url, byte[] body, Instant at) {
    var answer = new Answer((Json.Obj) Json.parse(new String(body, StandardCharsets.UTF_8)), at);
    byUrl.computeIfAbsent(url, _ -> new ArrayList<>()).add(answer);
  }

  /** All that arrived at one. */
  List<Answer> at(String url) {
    return byUrl.getOrDefault(url, List.of());
  }
}
