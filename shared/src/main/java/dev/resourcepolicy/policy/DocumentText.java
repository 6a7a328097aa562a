package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The object that a property holds, written as one or as its JSON in a string. */
final class DocumentText {
  private static final String OBJECT = "must be an object, or a string that holds one as JSON";
  private static final Pattern SINGLE_QUOTE = Pattern.compile("[{\\[,:]\\s*['‘’“”]");
  private static final Pattern LAST_COMMA = Pattern.compile(",\\s*[}\\]]");
  private static final Pattern YAML =
      Pattern.compile("(?m)^\\s*(- )?(Version|Statement|Effect) *:");

  private final Problems problems;

  DocumentText(Problems problems) {
    this.problems = problems;
  }

  Optional<Json.Obj> read(String path, Json property) {
    try {
      Json value = property instanceof Json.Str(var text) ? Json.parse(text) : property;
      if (value instanceof Json.Obj document) {
        return Optional.of(document);
      }
      problems.add(path, OBJECT + kind(value));
    } catch (JsonException e) {
      problems.add(
          path, "cannot be read: " + e.getMessage() + likely(((Json.Str) property).value()));
    }
    return Optional.empty();
  }

  private static String kind(Json value) {
    return switch (value) {
      case Json.Arr _ -> ", and is a list: statements stand in its Statement";
      case Json.Str(var text) when text.stripLeading().startsWith("{") ->
          ", and was turned into a string twice";
      case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> "";
    };
  }

  /** What people write instead of JSON. */
  private static String likely(String text) {
    if (text.startsWith("file:")) {
      return " (the name of a file is not looked up)";
    }
    if (SINGLE_QUOTE.matcher(text).find()) {
      return " (JSON takes straight double quotes only)";
    }
    if (!text.stripLeading().startsWith("{") && YAML.matcher(text).find()) {
      return " (it looks like YAML: leave out the | or > before it, and it is an object)";
    }
    return LAST_COMMA.matcher(text).find() ? " (is there a comma before a closing bracket?)" : "";
  }
}
