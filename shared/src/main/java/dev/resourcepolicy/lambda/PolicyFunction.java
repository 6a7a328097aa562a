package dev.resourcepolicy.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.resourcepolicy.cloudformation.CustomResources;
import dev.resourcepolicy.cloudformation.Deadlines;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.EventReader;
import dev.resourcepolicy.intent.Own;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.ServiceCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lambda's way in, the same for every service: event, intent, outcome, answer. */
public abstract class PolicyFunction implements RequestStreamHandler {
  private final ServiceProfile profile;
  private final Platform platform;
  private final CustomResources customResources;
  private final Supplier<Function<ServiceCalls, PolicyService>> wiring;

  /**
   * @param wiring makes the service's client. It is called at once, in a thread of its own; should
   *     that fail, the failure is kept for the first event, because only an event can be answered
   */
  protected PolicyFunction(
      ServiceProfile profile,
      Platform platform,
      Supplier<Function<ServiceCalls, PolicyService>> wiring) {
    this.profile = profile;
    this.platform = platform;
    this.customResources = new CustomResources(platform.time(), platform.responses());
    this.wiring = begun(wiring);
  }

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Instant started = platform.time().now();
    var log = new InvocationLog(context.getFunctionName(), context.getAwsRequestId());
    try {
      String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      Event event = EventReader.read(Json.parse(text), context.getAwsRequestId());
      log.requestType(event.type());
      Instant end = started.plusMillis(context.getRemainingTimeInMillis());
      Own own =
          Own.of(
              context.getInvokedFunctionArn(),
              platform.role(),
              platform.upkeep().isPresent(),
              platform.rails());
      var invocation =
          new Invocation(
              profile,
              own,
              platform,
              customResources,
              wiring,
              Deadlines.between(started, end),
              log);
      output.write(invocation.handle(event).text().getBytes(StandardCharsets.UTF_8));
    } catch (Throwable failure) {
      log.failed(failure);
      throw failure;
    } finally {
      context.getLogger().log(log.line(started, platform.time().now()) + "\n");
    }
  }

  /**
   * Begins at once, beside the rest of Lambda's initialisation and the way to the first event's
   * first call, and is waited for there.
   */
  private static <T> Supplier<T> begun(Supplier<T> wiring) {
    var made = new CompletableFuture<T>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              var _ = made.completeAsync(wiring, Runnable::run);
            });
    return () -> {
      try {
        return made.join();
      } catch (CompletionException failure) {
        throw new IllegalStateException("The function could not be started", failure.getCause());
      }
    };
  }
}
