package dev.resourcepolicy.bench.calls;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Makes calls with the SDK and does nothing else, so that their share of another function's work
 * can be subtracted.
 */
public final class CallsFunction implements RequestStreamHandler {
  private final Map<String, Map<String, Consumer<Event>>> services = new HashMap<>();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Event event = Event.read(input);
    var calls = services.computeIfAbsent(event.service(), Calls::of);
    for (String operation : event.operations()) {
      make(calls.getOrDefault(operation, CallsFunction::unknown), event);
    }
  }

  /** That there is no policy, most services say with an error. */
  private static void make(Consumer<Event> call, Event event) {
    try {
      call.accept(event);
    } catch (AwsServiceException e) {
      if (!e.awsErrorDetails().errorCode().endsWith("NotFoundException")) {
        throw e;
      }
    }
  }

  private static void unknown(Event event) {
    throw new IllegalArgumentException("One of these is unknown: " + event.operations());
  }
}
