package dev.resourcepolicy.fuzz;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Journal;
import java.nio.charset.StandardCharsets;

/** What Lambda tells a function of an invocation; a line of its log has to be JSON. */
final class FuzzedContext implements Context, LambdaLogger, Journal {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-central-1";

  @Override
  public void log(String message) {
    var _ = Json.parse(message);
  }

  @Override
  public void log(byte[] message) {
    log(new String(message, StandardCharsets.UTF_8));
  }

  @Override
  public LambdaLogger getLogger() {
    return this;
  }

  @Override
  public String getAwsRequestId() {
    return "invocation";
  }

  @Override
  public String getFunctionName() {
    return "FuzzedFunction";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:%s:%s:function:FuzzedFunction".formatted(REGION, ACCOUNT);
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 60_000;
  }

  @Override
  public String getLogGroupName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getLogStreamName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getFunctionVersion() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw new UnsupportedOperationException();
  }
}
