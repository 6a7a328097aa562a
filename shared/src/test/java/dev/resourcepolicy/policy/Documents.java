package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Documents for tests, written with single quotes. */
public final class Documents {
  private Documents() {}

  /** As a service returns it. */
  public static PolicyDocument observed(String text) {
    return PolicyDocument.observed(text.replace('\'', '"'));
  }

  /** A document of these statements, of version 2012-10-17. */
  public static PolicyDocument of(String... statements) {
    return observed("{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}");
  }

  /** A statement that allows what these members say. */
  static String statement(String members) {
    return "{'Effect':'Allow'," + members + "}";
  }

  /** The document of a property that has no problems. */
  static PolicyDocument desired(Json property) {
    var problems = new ArrayList<String>();
    return PolicyDocument.desired(property, problems)
        .orElseThrow(() -> new AssertionError(problems));
  }

  /** The problems of a property that is no document. */
  static List<String> problems(Json property) {
    var problems = new ArrayList<String>();
    var document = PolicyDocument.desired(property, problems);
    assertThat(document.isPresent()).isEqualTo(problems.isEmpty());
    return problems;
  }

  public static Json json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }
}
