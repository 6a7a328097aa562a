package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;

/** The part of a list that one call of {@code GetResourcePolicies} asks for. */
record SsmPage(int from, int to, int size) {
  /** Documented as the greatest value of MaxResults; the value without one is assumed. */
  private static final int MOST = 50;

  static SsmPage of(Call call, int size) {
    int count =
        call.input().get("MaxResults").orElse(Json.of(MOST)) instanceof Json.Num(var literal)
            ? Integer.parseInt(literal)
            : MOST;
    int from = start(call.text("NextToken"), size);
    return new SsmPage(from, Math.min(size, from + count), size);
  }

  Answer answer(String member, List<Json> all) {
    Json.Obj body = Json.Obj.of(member, new Json.Arr(all.subList(from, to)));
    return Answer.ok(to < size ? body.with("NextToken", Json.of("page-" + to)) : body);
  }

  private static int start(String token, int size) {
    if (token.isEmpty()) {
      return 0;
    }
    if (!token.matches("page-[0-9]{1,6}")) {
      throw SsmErrors.invalidParameter("NextToken", "The token is not valid: " + token);
    }
    return Math.min(size, Integer.parseInt(token.substring("page-".length())));
  }
}
