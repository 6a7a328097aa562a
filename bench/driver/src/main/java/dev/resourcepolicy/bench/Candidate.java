package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.load.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to do the job, as a process that asks Lambda's Runtime API for work.
 *
 * @param command with its arguments
 * @param directory to start it in, which Lambda's Runtime Interface Client takes as the task root
 * @param environment beside what Lambda sets
 * @param site the service whose policy it creates
 * @param event the file of that Create, in the words that this one understands
 * @param span from where to where it is measured
 */
record Candidate(
    String name,
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Site site,
    Path event,
    Span span) {

  /** The same under another name, measured from elsewhere. */
  Candidate from(String otherName, Span otherSpan) {
    return new Candidate(otherName, command, directory, environment, site, event, otherSpan);
  }

  /** The same in an environment with more to it. */
  Candidate in(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new Candidate(name, command, directory, all, site, event, span);
  }

  /** Its Create, about one of the site's targets. */
  Json.Obj create(int target) throws IOException {
    return about(target, event);
  }

  /** Another sample beside its Create, about the same. */
  Json.Obj other(String name, int target) throws IOException {
    return about(target, event.resolveSibling(name + ".json"));
  }

  private Json.Obj about(int target, Path sample) throws IOException {
    return (Json.Obj) Json.parse(site.about(target, Files.readString(sample)));
  }

  /** From where to where a candidate is measured. */
  enum Span {
    /** From the start of the process to the answer at the presigned URL. */
    START_TO_ANSWER,
    /** From the start of the process to what the handler returns: it answers nobody. */
    START_TO_RETURN,
    /** From Lambda's restore of the snapshot to the answer at the presigned URL. */
    RESTORE_TO_ANSWER
  }
}
