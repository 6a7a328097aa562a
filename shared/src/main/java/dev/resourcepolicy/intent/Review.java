package dev.resourcepolicy.intent;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.guard.SecondOpinion.Finding;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The second opinion on a request: grave findings stop it, and the others are told with it. */
final class Review implements Gate {
  private final SecondOpinion opinion;
  private final PolicyDocument document;
  private final String resourceType;
  private final Json.Obj properties;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param properties those of the request
   */
  Review(SecondOpinion opinion, ServiceProfile profile, Settings settings, Json.Obj properties) {
    this.opinion = opinion;
    this.document = settings.document();
    this.resourceType = profile.resourceType().apply(settings.target());
    this.properties = properties;
  }

  @Override
  public void pass() {
    boolean publicIsMeant = Guard.accepts(properties, Guard.ACKNOWLEDGEMENT);
    findings.addAll(opinion.of(document, resourceType, publicIsMeant));
    if (findings.stream().anyMatch(Finding::isGrave)) {
      throw new PolicyFailure(
          FailureKind.INVALID,
          "IAM Access Analyzer objects to PolicyDocument, and nothing was written: %s"
              .formatted(said(Finding::isGrave)));
    }
  }

  @Override
  public Outcome told(Outcome outcome) {
    return findings.isEmpty()
        ? outcome
        : outcome.noting("IAM Access Analyzer says: %s".formatted(said(_ -> true)));
  }

  private String said(Predicate<Finding> which) {
    return findings.stream().filter(which).map(Finding::toString).collect(Collectors.joining(" "));
  }
}
