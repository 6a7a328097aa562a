package dev.resourcepolicy.acmpca;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.intent.ArnGrammar;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.policy.DocumentLimit;
import dev.resourcepolicy.policy.DocumentLimit.Demand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;

/** Applies the resource policies of private certificate authorities. */
public final class AcmPcaPolicyFunction extends PolicyFunction {
  private static final ArnGrammar AUTHORITY =
      new ArnGrammar(
          "acm-pca",
          "certificate-authority/[\\w-]+",
          "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

  private static final ServiceProfile ACM_PCA =
      new ServiceProfile(
          "acm-pca",
          new ServiceProfile.Trail(
              "acm-pca.amazonaws.com",
              Set.of("PutPolicy", "DeletePolicy"),
              "resourceArn",
              AcmPcaPolicyFunction::recreated),
          DocumentLimit.characters(81_920, AcmPcaPolicyFunction::isTaken)
              .demanding(Demand.RESOURCE),
          new Lockout(
              List.of("acm-pca:GetPolicy", "acm-pca:PutPolicy", "acm-pca:DeletePolicy"),
              Optional.empty()),
          true,
          _ -> "AWS::ACMPCA::CertificateAuthority",
          properties -> AUTHORITY.target(properties, "ResourceArn"));

  public AcmPcaPolicyFunction() {
    this(AwsPlatform.lambda());
    AwsPlatform.beforeSnapshot(AcmPcaPolicyFunction::new);
  }

  public AcmPcaPolicyFunction(Platform platform) {
    super(
        ACM_PCA,
        platform,
        () -> {
          var client = platform.client(AcmPcaClient.builder());
          return calls -> new AcmPcaPolicies(client, calls);
        });
  }

  /** The characters of a policy (API model, AWSPolicy). */
  private static boolean isTaken(int character) {
    return (character >= ' ' && character <= '\u00FF')
        || character == '\t'
        || character == '\n'
        || character == '\r';
  }

  private static Optional<String> recreated(Notification notification) {
    return notification.call().equals("RestoreCertificateAuthority")
        ? notification.requestParameter("certificateAuthorityArn")
        : Optional.empty();
  }
}
