package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something at moto that carries a policy, as its owner sees it.
 *
 * @param sample an event of the service, whose target this one takes the place of
 * @param arn of this target
 * @param put puts a policy there without any condition
 * @param read the policy, when there is one
 */
record MotoTarget(
    SampleEvent sample, String arn, Consumer<String> put, Supplier<Optional<String>> read) {

  /** A sample of the service about this target, without a ResponseURL, so that it is returned. */
  Json.Obj event(String name) {
    SampleEvent event = sample.sibling(name);
    String named =
        event
            .text()
            .replace(event.sibling("update").json().text("PhysicalResourceId").orElseThrow(), arn);
    return ((Json.Obj) Json.parse(named)).with("ResponseURL", Json.of(""));
  }

  /** The document that a sample desires for this target. */
  String document(String name) {
    return event(name)
        .object("ResourceProperties")
        .flatMap(properties -> properties.get("PolicyDocument"))
        .orElseThrow()
        .text();
  }

  /** Whether its policy means the same as this document. */
  boolean says(String document) {
    return read.get()
        .map(PolicyDocument::observed)
        .filter(PolicyDocument.observed(document)::isEquivalentTo)
        .isPresent();
  }
}
