package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was answered to the calls that came with a client token. Assumed: a token belongs to one
 * operation of one account, is kept for good, and only once the call succeeded.
 */
final class AmpReplays {
  private final Map<Key, Given> answers = new HashMap<>();

  private record Key(Account account, String operation, String token) {}

  private record Given(Json.Obj input, Answer answer) {}

  /**
   * The operation, done once for each client token: the same call with the same token is answered,
   * and not done, again.
   */
  Function<Call, Answer> once(Function<Call, Answer> operation) {
    return call -> {
      Optional<String> token = call.input().text("clientToken");
      return token.isEmpty() ? operation.apply(call) : once(call, token.get(), operation);
    };
  }

  private Answer once(Call call, String token, Function<Call, Answer> operation) {
    var key = new Key(call.account(), call.route().operation(), token);
    Given before = answers.get(key);
    if (before == null) {
      Answer answer = operation.apply(call);
      answers.put(key, new Given(call.input(), answer));
      return answer;
    }
    if (!before.input().equals(call.input())) {
      // Assumed: the model does not say what becomes of a token that comes with another input.
      throw AmpErrors.invalid("clientToken", "was used with another request");
    }
    return before.answer();
  }
}
