package dev.resourcepolicy.local.training;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.soak.AotPackage;
import dev.resourcepolicy.local.soak.FunctionEnvironment;
import dev.resourcepolicy.local.soak.RuntimeInterfaceApi;
import dev.resourcepolicy.local.soak.RuntimeInterfaceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A trainee in its package, at work. */
record PackagedFunction(String arn, RuntimeInterfaceApi api, RuntimeInterfaceProcess process)
    implements AutoCloseable {
  /** MiB, as in the template. */
  private static final int MEMORY_SIZE = 1024;

  /**
   * Starts one that remembers.
   *
   * @param taskRoot the package, as Lambda unpacks it
   * @param endpoint of every service
   * @param options of the JVM, beside those that the package gives it
   * @param variables beside those that every function finds
   * @param output the file for what the process prints
   */
  static PackagedFunction start(
      Trainee trainee,
      Path taskRoot,
      URI endpoint,
      String options,
      Map<String, String> variables,
      Path output)
      throws IOException {
    var api = RuntimeInterfaceApi.start();
    Map<String, String> environment =
        FunctionEnvironment.remembering(trainee.site(), MEMORY_SIZE, api, endpoint);
    environment.put("JAVA_TOOL_OPTIONS", options);
    environment.putAll(variables);
    String arn =
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(Session.REGION, Session.ACCOUNT, trainee.site().function());
    var function = new AotPackage(taskRoot, trainee.handler());
    return new PackagedFunction(
        arn, api, RuntimeInterfaceProcess.start(function, environment, output));
  }

  /**
   * Invokes it once.
   *
   * @throws IllegalStateException when it failed, or died of it
   */
  void invoke(String id, Json event) {
    try {
      var ended = process.unlessItEnds(api.invoke(id, arn, event)).get(2, TimeUnit.MINUTES);
      if (!ended.how().equals("response")) {
        throw new IllegalStateException("%s ended with %s".formatted(id, ended));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("%s did not end: %s".formatted(id, process.output()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
    api.close();
  }
}
