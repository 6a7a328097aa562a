package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.reconcile.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The function of a target, at work on moto and on the real clock. */
record MotoFunction(MotoTarget target, MotoAccount account, Journal journal) {

  /** Status and outcome of a sample that is about the target; a failure has no outcome. */
  List<String> invoke(String sample) {
    String name = target.sample().function();
    var output = new ByteArrayOutputStream();
    try {
      Functions.named(name, platform())
          .orElseThrow()
          .handleRequest(
              new ByteArrayInputStream(
                  target.event(sample).text().getBytes(StandardCharsets.UTF_8)),
              output,
              context(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var answer = (Json.Obj) Json.parse(output.toString(StandardCharsets.UTF_8));
    return List.of(
        answer.text("Status").orElseThrow(),
        answer.object("Data").flatMap(data -> data.text("Outcome")).orElse(""));
  }

  private Platform platform() {
    return new Platform(
        Time.system(),
        RandomGenerator.getDefault(),
        (_, _, _) -> {},
        account.access(),
        Optional.empty(),
        journal);
  }

  private static LocalContext context(String name) {
    Time time = Time.system();
    return new LocalContext(
        name,
        "invocation",
        MotoAccount.ID,
        Session.REGION,
        time,
        time.now().plus(Duration.ofMinutes(2)),
        _ -> {});
  }
}
