/**
 * A function with all that it needs, as one module, so that jlink takes it into the runtime. It is open, as classes on a class
 * path are: Lambda's client makes the handler by reflection, and the SDK looks for its resources.
 */
open module function {
  // RequestLog keeps what HttpURLConnection logs from being logged.
  requires java.logging;

  // sun.misc.Unsafe, which Lambda's client calls first of all.
  requires jdk.unsupported;

  // The SDK's log, which goes nowhere.
  uses org.slf4j.spi.SLF4JServiceProvider;

  provides org.slf4j.spi.SLF4JServiceProvider with
      org.slf4j.nop.NOPServiceProvider;

  // Asked for by Lambda's client, which takes its own when there is none.
  uses com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
}
