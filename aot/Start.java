package dev.resourcepolicy.aot;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.util.UnsafeUtil;
import java.math.BigDecimal;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;

/**
 * Starts Lambda's client, and beside it what a function's first event waits for: until the client
 * has found the function, it has the processor's second core to itself.
 */
public final class Start {
  private Start() {}

  /**
   * Starts both.
   *
   * @param arguments the handler, for Lambda's client
   * @throws Throwable what ends Lambda's client
   */
  public static void main(String... arguments) throws Throwable {
    Thread.ofPlatform().daemon().start(Start::prepare);
    AWSLambda.main(arguments);
  }

  private static void prepare() {
    // Lambda's client reads a field by reflection, for which the JDK makes its first accessor.
    var _ = UnsafeUtil.TheUnsafe;
    // Parsers of JSON have constants of it, before which JDK 25 computes powers of five for 10 ms.
    var _ = BigDecimal.ZERO;
    try {
      // The first signature waits for the JDK's providers of cryptography.
      var _ = Mac.getInstance("HmacSHA256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
