package dev.resourcepolicy.local;

import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.util.concurrent.CountDownLatch;

/**
 * {@code local/serve [--port N]}: the stand-in in the foreground, on the real clock, until it is
 * interrupted.
 */
public final class Serve {
  private static final int PORT = 4599;

  private Serve() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = PORT;
    if (arguments.length == 2
        && arguments[0].equals("--port")
        && arguments[1].matches("\\d{1,5}")) {
      port = Integer.parseInt(arguments[1]);
    } else if (arguments.length != 0) {
      System.out.println("usage: local/serve [--port N]");
      System.exit(2);
    }
    try (StandIn standIn = StandIn.start(Time.system(), port)) {
      standIn.seed();
      System.out.println(welcome(standIn, port));
      new CountDownLatch(1).await();
    }
  }

  static String welcome(StandIn standIn, int port) {
    return """
        The stand-in answers at %1$s. Ctrl-C ends it.

        For the AWS CLI, in another shell:
          export AWS_ENDPOINT_URL=%1$s AWS_REGION=%3$s AWS_DEFAULT_REGION=%3$s \\
            AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
          aws dynamodb get-resource-policy --resource-arn arn:aws:dynamodb:%3$s:%4$s:table/Orders

        For sam local invoke --env-vars env.json (on Linux with --docker-network host, and 127.0.0.1 in these URLs):
          {"Parameters": {
            "AWS_ENDPOINT_URL_DYNAMODB": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_SSM": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_AMP": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_ACM_PCA": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_XRAY": "http://host.docker.internal:%2$d"}}

        Faults: POST %1$s/_standin/faults (standin/README.md)"""
        .formatted(standIn.endpoint(), port, Session.REGION, Session.ACCOUNT);
  }
}
