package dev.resourcepolicy.local.soak;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A function with a runtime of its own and an AOT cache, as {@code aot/package} lays it out.
 *
 * @param root where it is, absolute
 * @param handler as the template names it
 */
public record AotPackage(Path root, String handler) {
  /** What Lambda starts in a package for a custom runtime. */
  public List<String> command() {
    return List.of(root.resolve("bootstrap").toString());
  }

  /** What Lambda tells a custom runtime, beside what it tells every function. */
  public Map<String, String> environment() {
    return Map.of("LAMBDA_TASK_ROOT", root.toString(), "_HANDLER", handler);
  }
}
