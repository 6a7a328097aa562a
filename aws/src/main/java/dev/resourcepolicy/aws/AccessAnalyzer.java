package dev.resourcepolicy.aws;

import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AccessCheckResourceType;
import software.amazon.awssdk.services.accessanalyzer.model.CheckNoPublicAccessResponse;
import software.amazon.awssdk.services.accessanalyzer.model.CheckNoPublicAccessResult;
import software.amazon.awssdk.services.accessanalyzer.model.Location;
import software.amazon.awssdk.services.accessanalyzer.model.PathElement;
import software.amazon.awssdk.services.accessanalyzer.model.PolicyType;
import software.amazon.awssdk.services.accessanalyzer.model.ReasonSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ValidatePolicyFinding;
import software.amazon.awssdk.services.accessanalyzer.model.ValidatePolicyResourceType;
import software.amazon.awssdk.services.accessanalyzer.model.ValidatePolicyResponse;

/**
 * The opinion of IAM Access Analyzer: what is wrong with a document, and, for the types of
 * resources that it knows, whether it lets in everybody.
 */
public final class AccessAnalyzer implements SecondOpinion {
  private static final Target DOCUMENT = Target.named("the policy document");

  private final Supplier<AccessAnalyzerClient> client;
  private final ServiceCalls calls;

  /**
   * @param client is asked for the client when there is a document to judge, and not again
   * @param calls who is told of every call
   */
  public AccessAnalyzer(Supplier<AccessAnalyzerClient> client, ServiceCalls calls) {
    this.client = new FirstUse<>(client);
    this.calls = calls.understanding(AccessAnalyzerFailures.RULES);
  }

  @Override
  public List<Finding> of(PolicyDocument document, String resourceType, boolean publicIsMeant) {
    var findings = new ArrayList<Finding>();
    String page = null;
    do {
      ValidatePolicyResponse answer = validate(document, resourceType, page);
      answer.findings().stream().map(AccessAnalyzer::finding).forEach(findings::add);
      page = answer.nextToken();
    } while (page != null);
    if (!publicIsMeant && isCheckedForPublicAccess(resourceType)) {
      publicAccess(document, resourceType).ifPresent(findings::add);
    }
    return findings;
  }

  private ValidatePolicyResponse validate(
      PolicyDocument document, String resourceType, @Nullable String page) {
    ValidatePolicyResourceType type = ValidatePolicyResourceType.fromValue(resourceType);
    boolean isKnown = type != ValidatePolicyResourceType.UNKNOWN_TO_SDK_VERSION;
    return calls.read(
        "ValidatePolicy",
        DOCUMENT,
        () ->
            client
                .get()
                .validatePolicy(
                    request ->
                        request
                            .policyDocument(document.text())
                            .policyType(PolicyType.RESOURCE_POLICY)
                            .validatePolicyResourceType(isKnown ? type : null)
                            .nextToken(page)),
        answer -> answer.findings().size() + " findings");
  }

  private static Finding finding(ValidatePolicyFinding finding) {
    boolean isGrave =
        switch (finding.findingType()) {
          case ERROR, SECURITY_WARNING -> true;
          case WARNING, SUGGESTION -> false;
          // A later version of the service may have graver ones than these.
          case UNKNOWN_TO_SDK_VERSION -> true;
        };
    String location = finding.locations().stream().findFirst().map(AccessAnalyzer::path).orElse("");
    return new Finding(isGrave, finding.issueCode(), finding.findingDetails(), location);
  }

  private static String path(Location location) {
    return location.path().stream()
        .map(AccessAnalyzer::step)
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String step(PathElement element) {
    return switch (element.type()) {
      case INDEX -> "[%d]".formatted(element.index());
      case KEY -> "." + element.key();
      case VALUE, SUBSTRING, UNKNOWN_TO_SDK_VERSION -> "";
    };
  }

  private static boolean isCheckedForPublicAccess(String resourceType) {
    return AccessCheckResourceType.fromValue(resourceType)
        != AccessCheckResourceType.UNKNOWN_TO_SDK_VERSION;
  }

  private Optional<Finding> publicAccess(PolicyDocument document, String resourceType) {
    CheckNoPublicAccessResponse answer =
        calls.read(
            "CheckNoPublicAccess",
            DOCUMENT,
            () ->
                client
                    .get()
                    .checkNoPublicAccess(
                        request ->
                            request.policyDocument(document.text()).resourceType(resourceType)),
            CheckNoPublicAccessResponse::resultAsString);
    if (answer.result() == CheckNoPublicAccessResult.PASS) {
      return Optional.empty();
    }
    String location =
        answer.reasons().stream().findFirst().map(AccessAnalyzer::statement).orElse("");
    return Optional.of(new Finding(true, "PUBLIC_ACCESS", answer.message(), location));
  }

  private static String statement(ReasonSummary reason) {
    return reason.statementIndex() == null
        ? ""
        : "Statement[%d]".formatted(reason.statementIndex());
  }
}
