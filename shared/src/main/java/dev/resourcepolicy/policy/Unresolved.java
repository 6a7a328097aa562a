package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CloudFormation left in a document because it was not asked to resolve it. The variables of
 * policies have one colon, as in {@code ${aws:username}}, and are none of these (IAM user guide,
 * "IAM policy elements: Variables and tags").
 */
final class Unresolved {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{AWS::\\w+}");
  private static final Pattern TAG =
      Pattern.compile("!(Sub|Ref|GetAtt|Join|ImportValue|Select|Split|FindInMap) .*");
  private static final Pattern FUNCTION = Pattern.compile("Ref|Fn::\\w+");

  private final Problems problems;

  Unresolved(Problems problems) {
    this.problems = problems;
  }

  void check(String path, Json value) {
    switch (value) {
      case Json.Obj(var members) ->
          members.forEach(
              (name, member) -> {
                if (FUNCTION.matcher(name).matches()) {
                  problems.add(
                      path,
                      "holds %s, which CloudFormation does not resolve in a string"
                          .formatted(name));
                }
                check(path + "." + name, member);
              });
      case Json.Arr(var values) -> {
        for (int i = 0; i < values.size(); i++) {
          check(path + "[" + i + "]", values.get(i));
        }
      }
      case Json.Str(var text) -> check(path, text);
      case Json.Num _, Json.Bool _, Json.Null() -> {}
    }
  }

  private void check(String path, String text) {
    Matcher parameter = PARAMETER.matcher(text);
    Matcher tag = TAG.matcher(text);
    if (parameter.find()) {
      problems.add(
          path, "holds %s, which takes Fn::Sub to be resolved".formatted(parameter.group()));
    } else if (tag.matches()) {
      problems.add(
          path,
          "holds !%s as text, which CloudFormation does not resolve in a string"
              .formatted(tag.group(1)));
    }
  }
}
