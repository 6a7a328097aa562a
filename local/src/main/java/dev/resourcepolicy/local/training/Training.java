package dev.resourcepolicy.local.training;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.soak.HurriedTime;
import dev.resourcepolicy.local.tls.Certificate;
import dev.resourcepolicy.local.tls.TlsEndpoint;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One run of a packaged function over its sample events, in the runtime that is packaged with it,
 * which records what is loaded and linked meanwhile, and writes it down when it ends.
 */
final class Training implements AutoCloseable {
  /**
   * With them, the JVM compiles what is often called here at every start, for longer than it saves.
   */
  private static final String NO_PROFILES = "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";

  /** With a cache that it refuses, the JVM ends. */
  private static final String NOT_WITHOUT_CACHE = "-XX:AOTMode=on";

  /**
   * What a JDK trusts instead of its own certificates where it is there (JSSE Reference Guide). A
   * trust store that is named to the JVM would change the function's way to what it trusts.
   */
  private static final Path TRUSTED = Path.of("runtime", "lib", "security", "jssecacerts");

  private static final Duration BETWEEN = Duration.ofMinutes(1);

  /** Long ago: what a service names as the time to try again must not be far off for a function. */
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private final Trainee trainee;
  private final Path events;
  private final Path output;
  private final HurriedTime time = new HurriedTime(Time.system(), START);
  private final StandIn standIn = StandIn.quick(time);
  private final Certificate certificate;
  private final TlsEndpoint endpoint;

  /**
   * A training.
   *
   * @param events the directory of the sample events
   * @param directory for what is needed meanwhile
   */
  Training(Trainee trainee, Path events, Path directory) throws IOException {
    this.trainee = trainee;
    this.events = events.resolve(trainee.site().service());
    this.output = directory.resolve("output");
    this.certificate = Certificate.make(directory);
    this.endpoint = TlsEndpoint.before(standIn, certificate);
    standIn.seed();
  }

  /**
   * Leaves the cache in a package, and sees to it that the JVM takes it.
   *
   * @param taskRoot the package, as Lambda unpacks it
   * @throws IllegalStateException when an event did not come to what it had to
   */
  void run(Path taskRoot) throws IOException {
    Path believed = taskRoot.resolve(TRUSTED);
    Files.copy(certificate.alone(), believed);
    try {
      train(taskRoot, taskRoot.resolve("function.aot"));
    } finally {
      Files.delete(believed);
    }
  }

  private void train(Path taskRoot, Path cache) throws IOException {
    try (var recording =
        start(taskRoot, NO_PROFILES, Map.of("AOT_OPTION", "-XX:AOTCacheOutput=" + cache))) {
      for (String event : trainee.events()) {
        invoke(recording, event);
      }
      recording.process().end();
      if (!Files.exists(cache)) {
        throw new IllegalStateException(
            "The JVM has written no cache: " + recording.process().output());
      }
    }
    try (var proof = start(taskRoot, NOT_WITHOUT_CACHE, Map.of())) {
      invoke(proof, trainee.events().getFirst());
    }
  }

  private PackagedFunction start(Path taskRoot, String options, Map<String, String> variables)
      throws IOException {
    return PackagedFunction.start(trainee, taskRoot, endpoint.uri(), options, variables, output);
  }

  private void invoke(PackagedFunction function, String sample) throws IOException {
    time.sleep(BETWEEN);
    standIn.forget();
    var event = (Json.Obj) Json.parse(Files.readString(events.resolve(sample + ".json")));
    boolean asks = event.get("ResponseURL").isPresent();
    function.invoke(sample, asks ? answeredHere(event) : event);
    if (asks && trainee.answers() && !succeeded()) {
      throw new IllegalStateException("%s was not answered with a success".formatted(sample));
    }
  }

  private Json.Obj answeredHere(Json.Obj event) {
    URI url = standIn.responses().presign("training");
    return event.with("ResponseURL", Json.of(endpoint.instead(url).toString()));
  }

  private boolean succeeded() {
    return standIn.responses().received().stream()
        .map(answer -> new String(answer.body(), StandardCharsets.UTF_8))
        .anyMatch(answer -> answer.contains("\"SUCCESS\""));
  }

  @Override
  public void close() throws IOException {
    endpoint.close();
    standIn.close();
  }
}
