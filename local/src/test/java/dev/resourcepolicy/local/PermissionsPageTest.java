package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of docs/permissions.md are what template.yaml allows. */
final class PermissionsPageTest {
  /** A row: the function, where it is another one than above, and the action. */
  private static final Pattern ROW = Pattern.compile("\\| ([\\w -]*?) ?\\| `([\\w-]+:\\w+)` \\|.*");

  private static final Pattern ROW_FOR_ALL = Pattern.compile("\\| `([\\w-]+:\\w+)` \\|.*");

  @ParameterizedTest
  @CsvSource({
    "DynamoDB,   DynamoDbPolicyFunction",
    "SSM,        SsmPolicyFunction",
    "Prometheus, AmpPolicyFunction",
    "ACM PCA,    AcmPcaPolicyFunction",
    "X-Ray,      XRayPolicyFunction"
  })
  void namesWhatTheTemplateAllows(String name, String function) throws IOException {
    var withoutMemory = documented(name, ROW);
    var withMemory = documented(name, ROW_FOR_ALL);
    withMemory.addAll(withoutMemory);

    assertThat(withoutMemory).isEqualTo(allowed(function, Map.of("Memory", "false")));
    assertThat(withMemory).isEqualTo(allowed(function, Map.of()));
  }

  private static Set<String> documented(String name, Pattern row) throws IOException {
    var actions = new TreeSet<String>();
    String current = name;
    for (String line : Files.readAllLines(Path.of("..", "docs", "permissions.md"))) {
      Matcher cells = row.matcher(line);
      if (!cells.matches()) {
        continue;
      }
      boolean named = row.equals(ROW) && !cells.group(1).isBlank();
      current = named ? cells.group(1).strip() : current;
      if (current.equals(name)) {
        actions.add(cells.group(cells.groupCount()));
      }
    }
    return actions;
  }

  private static Set<String> allowed(String function, Map<String, String> parameters) {
    var actions = new TreeSet<String>();
    for (Json.Obj statement :
        Deployed.template(parameters).function(function).orElseThrow().permissions()) {
      if (statement.text("Effect").equals(Optional.of("Allow"))) {
        Json action = statement.get("Action").orElseThrow();
        List<Json> values = action instanceof Json.Arr(var several) ? several : List.of(action);
        values.forEach(value -> actions.add(((Json.Str) value).value()));
      }
    }
    return actions;
  }
}
