package dev.resourcepolicy.local.soak;

import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.load.Site;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that a function finds: what Lambda sets, what the template sets, the endpoint. */
public final class FunctionEnvironment {
  private FunctionEnvironment() {}

  /**
   * Those of a function without a memory; to be added to.
   *
   * @param memorySize MiB, as in the template
   * @param endpoint of every service, and of the bucket for the answers
   */
  public static Map<String, String> of(
      Site site, int memorySize, RuntimeInterfaceApi api, URI endpoint) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", site.function());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memorySize));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + site.function());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/03/02/[$LATEST]0123456789abcdef");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_REGION", Session.REGION);
    variables.put("AWS_ACCESS_KEY_ID", "ASIAIOSFODNN7EXAMPLE");
    variables.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
    variables.put("AWS_SESSION_TOKEN", "not-a-token");
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("ALLOWED_RESPONSE_HOSTS", endpoint.getAuthority());
    return variables;
  }

  /** Those of a function that remembers, and never waits or gives up for having done much. */
  public static Map<String, String> remembering(
      Site site, int memorySize, RuntimeInterfaceApi api, URI endpoint) {
    Map<String, String> variables = of(site, memorySize, api, endpoint);
    variables.put("MEMORY_TABLE", "Memory");
    variables.put("EVENT_BUS", "default");
    variables.put("REPAIR_BUDGET", "1000000");
    variables.put("CHECKS_PER_SECOND", "1000000");
    return variables;
  }
}
