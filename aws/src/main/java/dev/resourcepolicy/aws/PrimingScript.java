package dev.resourcepolicy.aws;

import dev.resourcepolicy.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A request, and how it is answered: by the service, and by what all functions use.
 *
 * @param event a Create, without the URL for its answer
 * @param answers as {@link CannedAnswers} follows them
 * @param calls those of them that are the service's: the request takes every one
 */
record PrimingScript(Json.Obj event, Json.Obj answers, Set<String> calls) {
  /** Where the script's target is. */
  static final String REGION = "eu-central-1";

  /** In the account and Region of the script's target. */
  static final String FUNCTION_ARN = "arn:aws:lambda:" + REGION + ":111122223333:function:Priming";

  /** That of a function: {@code priming.json} beside its class. */
  static PrimingScript of(Class<?> function) throws IOException {
    Json.Obj own = read(function);
    Json.Obj answers = member(read(PrimingScript.class), "Answers");
    Map<String, Json> service = member(own, "Answers").members();
    for (var answer : service.entrySet()) {
      answers = answers.with(answer.getKey(), answer.getValue());
    }
    return new PrimingScript(member(own, "Event"), answers, Set.copyOf(service.keySet()));
  }

  /**
   * The request, to be answered at this URL.
   *
   * @param requestId another one each time: a request that comes again is answered at once, as
   *     before
   */
  Json.Obj event(String requestId, URI responseUrl) {
    return event
        .with("RequestId", Json.of(requestId))
        .with("ResponseURL", Json.of(responseUrl.toString()));
  }

  private static Json.Obj read(Class<?> beside) throws IOException {
    try (InputStream file = beside.getResourceAsStream("priming.json")) {
      if (file == null) {
        throw new FileNotFoundException("priming.json beside " + beside.getName());
      }
      return (Json.Obj) Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Json.Obj member(Json.Obj script, String name) {
    return script.object(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
  }
}
