package dev.resourcepolicy.local;

import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.local.template.TemplateException;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * {@code local/serve}: the stand-in in the foreground, and on it the functions with the rules and
 * schedules of the template, on the real clock, until it is interrupted.
 */
public final class Serve {
  private static final String USAGE =
      """
      usage: local/serve [--port N] [--quick-sweep] [--template FILE]

        --port N         the stand-in's port (4599); Lambda's Invoke is answered on the next one
        --quick-sweep    sweep every minute, and not as the template says
        --template FILE  what is deployed (template.yaml)
      """;

  private Serve() {}

  /** What the command line asks for. */
  record Options(int port, boolean quickSweep, Path template) {

    /** Reads the command line; nothing when it is misused. */
    static Optional<Options> of(String... arguments) {
      var options = new Options(4599, false, Path.of("template.yaml"));
      Iterator<String> words = Arrays.asList(arguments).iterator();
      while (words.hasNext()) {
        String name = words.next();
        if (name.equals("--quick-sweep")) {
          options = new Options(options.port, true, options.template);
          continue;
        }
        String value = words.hasNext() ? words.next() : "";
        if (name.equals("--port") && value.matches("\\d{1,5}")) {
          options = new Options(Integer.parseInt(value), options.quickSweep, options.template);
        } else if (name.equals("--template") && !value.isEmpty()) {
          options = new Options(options.port, options.quickSweep, Path.of(value));
        } else {
          return Optional.empty();
        }
      }
      return Optional.of(options);
    }

    /** What the file deploys. */
    Template deployed() throws IOException {
      Map<String, String> parameters =
          quickSweep ? Map.of("SweepSchedule", "rate(1 minute)") : Map.of();
      return Template.read(Files.readString(template), Session.deployment(parameters));
    }

    /** Where Invoke is answered. */
    int invokePort() {
      return port == 0 ? 0 : port + 1;
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments, System.out, new CountDownLatch(1)));
  }

  /** Runs until {@code end}; returns the exit code: 2 when the command is misused. */
  static int run(String[] arguments, PrintStream out, CountDownLatch end)
      throws InterruptedException {
    Optional<Options> options = Options.of(arguments);
    if (options.isEmpty()) {
      out.print(USAGE);
      return 2;
    }
    Template template;
    try {
      template = options.get().deployed();
    } catch (IOException | TemplateException e) {
      out.println("The template could not be read: " + e.getMessage());
      return 2;
    }
    Time time = Time.system();
    try (StandIn standIn = StandIn.start(time, options.get().port())) {
      standIn.seed();
      try (Live live = Live.start(template, standIn, time, options.get().invokePort(), out)) {
        out.println(welcome(standIn.endpoint(), live.invocations()));
        end.await();
      }
    }
    return 0;
  }

  static String welcome(URI standIn, URI invocations) {
    return """
        The stand-in answers at %1$s, and Lambda's Invoke at %5$s. Ctrl-C ends them.

        For the AWS CLI, in another shell:
          export AWS_ENDPOINT_URL=%1$s AWS_ENDPOINT_URL_LAMBDA=%5$s
          export AWS_REGION=%3$s AWS_DEFAULT_REGION=%3$s AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
          aws dynamodb get-resource-policy --resource-arn arn:aws:dynamodb:%3$s:%4$s:table/Orders

        To see a repair, deploy a policy as CloudFormation would, change it, and look here:
          aws lambda invoke --function-name DynamoDbPolicyFunction \\
            --payload fileb://events/dynamodb/create.json /dev/stdout
          aws dynamodb put-resource-policy --resource-arn arn:aws:dynamodb:%3$s:%4$s:table/Orders --policy \\
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"999988887777"},"Action":"dynamodb:Scan","Resource":"arn:aws:dynamodb:%3$s:%4$s:table/Orders"}]}'

        For sam local invoke --env-vars env.json (on Linux with --docker-network host, and 127.0.0.1 in these URLs):
          {"Parameters": {
            "AWS_ENDPOINT_URL_DYNAMODB": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_SSM": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_AMP": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_ACM_PCA": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_XRAY": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_EVENTBRIDGE": "http://host.docker.internal:%2$d",
            "AWS_ENDPOINT_URL_ACCESSANALYZER": "http://host.docker.internal:%2$d",
            "MEMORY_TABLE": "Memory"}}

        Faults: POST %1$s/_standin/faults (standin/README.md)"""
        .formatted(standIn, standIn.getPort(), Session.REGION, Session.ACCOUNT, invocations);
  }
}
