package dev.resourcepolicy.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Does nothing: what its cold start takes is the JVM's and the runtime's, and nobody's to save. */
public final class EmptyFunction implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context) {}
}
