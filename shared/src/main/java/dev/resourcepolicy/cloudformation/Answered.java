package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last successes of this execution environment, so that a request that Lambda delivers again
 * gets the same answer. Whether it comes here again is Lambda's choice: elsewhere it finds its work
 * done, and says so in other words.
 */
final class Answered {
  private static final int MOST = 16;

  private final Map<String, Response> answers = new LinkedHashMap<>();

  synchronized Optional<Response> to(Event.CustomResource request) {
    return delivery(request).map(answers::get);
  }

  synchronized void keep(Event.CustomResource request, Response response) {
    if (response.status() == Response.Status.SUCCESS) {
      delivery(request).ifPresent(delivery -> answers.put(delivery, response));
    }
    if (answers.size() > MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  /**
   * One request of CloudFormation. The request id alone does not make it: a deployment that is
   * tried again comes with the same one, but with a URL of its own, which is kept as its digest
   * only.
   */
  private static Optional<String> delivery(Event.CustomResource request) {
    return request.responseUrl().map(url -> request.requestId() + " " + url.digest());
  }
}
