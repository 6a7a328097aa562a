package dev.resourcepolicy.bench.calls;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which calls to make; the JSON has these names.
 *
 * @param service as the function's module is called
 * @param operations one after the other, each as the service calls it
 * @param target the ARN, the workspace's id or the policy's name
 * @param document the policy that is put where there is none
 */
record Event(String service, List<String> operations, String target, String document) {
  static Event read(InputStream stream) throws IOException {
    var json = (Json.Obj) Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    var operations = (Json.Arr) json.get("operations").orElseThrow();
    return new Event(
        json.text("service").orElseThrow(),
        operations.values().stream().map(name -> ((Json.Str) name).value()).toList(),
        json.text("target").orElseThrow(),
        json.text("document").orElseThrow());
  }
}
