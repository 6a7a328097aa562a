package dev.resourcepolicy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The opinion of IAM Access Analyzer, over the wire. */
final class AccessAnalyzerTest {
  private static final String TABLE = "AWS::DynamoDB::Table";
  private static final PolicyDocument OPEN = document("'Principal':'*','Action':'dynamodb:*'");
  private static final PolicyDocument CLOSED =
      document("'Principal':{'AWS':'444455556666'},'Action':'dynamodb:*'");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-10-09T00:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);
  private int clients = 0;

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void asksNobodyAndMakesNoClientUnlessItIsAskedTo() {
    for (var environment :
        List.of(
            Map.<String, String>of(),
            Map.of("VALIDATE_WITH_ACCESS_ANALYZER", "false"),
            Map.of("VALIDATE_WITH_ACCESS_ANALYZER", "perhaps"))) {
      Platform platform = AwsPlatform.with(platform(), environment);

      assertThat(platform.opinion()).isSameAs(SecondOpinion.NONE);
    }
    assertThat(clients).isZero();
  }

  @Test
  void makesItsClientWhenThereIsSomethingToJudgeAndNotAgain() {
    SecondOpinion opinion = opinion();
    assertThat(clients).isZero();

    opinion.of(CLOSED, TABLE, false);
    opinion.of(CLOSED, TABLE, false);

    assertThat(clients).isEqualTo(1);
  }

  @Test
  void tellsEveryFindingOfEveryPage() {
    String twice = "{'Sid':'A','Effect':'Allow','Principal':{'AWS':'1'},'Action':'x:y'}";
    String wrong = "{'Sid':'A','Effect':'Allow','NotPrincipal':{'AWS':'1'},'Action':'xy'}";
    PolicyDocument document = statements(twice + "," + twice + "," + wrong);

    assertThat(opinion().of(document, "AWS::SSM::Parameter", false))
        .extracting(finding -> finding.code() + " " + finding.location() + " " + finding.isGrave())
        .containsExactly(
            "UNIQUE_SIDS_RECOMMENDED Statement[1].Sid false",
            "INVALID_ACTION Statement[2].Action true",
            "ALLOW_WITH_NOT_PRINCIPAL Statement[2].NotPrincipal true",
            "UNIQUE_SIDS_RECOMMENDED Statement[2].Sid false");
    assertThat(standIn.calls()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::DynamoDB::Table, AWS::DynamoDB::Table, true",
    "AWS::DynamoDB::Stream, , true",
    "AWS::SSM::Parameter, , false",
    "AWS::XRay::ResourcePolicy, , false"
  })
  void namesTheTypesThatTheServiceKnows(
      String type, @Nullable String validatedAs, boolean isChecked) {
    opinion().of(CLOSED, type, false);

    Seen validated = standIn.calls().getFirst();
    assertThat(validated.input().text("policyType")).contains("RESOURCE_POLICY");
    assertThat(validated.input().text("validatePolicyResourceType"))
        .isEqualTo(Optional.ofNullable(validatedAs));
    assertThat(standIn.calls()).hasSize(isChecked ? 2 : 1);
  }

  @Test
  void findsThatEverybodyIsLetInUnlessThatIsMeant() {
    assertThat(opinion().of(OPEN, TABLE, false))
        .singleElement()
        .hasToString(
            "PUBLIC_ACCESS at Statement[0]: The resource policy document grants public access.");
    assertThat(opinion().of(OPEN, TABLE, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, 403, DENIED, access-analyzer:ValidatePolicy",
    "ThrottlingException, 429, THROTTLED, Try again later",
    "InternalServerException, 500, UNAVAILABLE, Try again later",
    "UnprocessableEntityException, 422, INVALID, Simplify the document"
  })
  void failsWithARemedyWhenItCannotBeHad(String code, int status, FailureKind kind, String remedy) {
    standIn
        .faults()
        .add("accessanalyzer", "ValidatePolicy", new Fault.Custom(code, status, "no", 0), 1);

    assertThatExceptionOfType(PolicyFailure.class)
        .isThrownBy(() -> opinion().of(CLOSED, TABLE, false))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
        .withMessageContaining(remedy)
        .withMessageContaining("ValidateWithAccessAnalyzer false");
    assertThat(standIn.calls()).hasSize(1);
  }

  private SecondOpinion opinion() {
    return AwsPlatform.with(platform(), Map.of("VALIDATE_WITH_ACCESS_ANALYZER", "true")).opinion();
  }

  private Platform platform() {
    return new Platform(
        time, new Random(1), (_, _, _) -> {}, this::lead, Optional.empty(), Journal.NONE);
  }

  private void lead(AwsClientBuilder<?, ?> builder) {
    clients++;
    builder
        .endpointOverride(standIn.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
  }

  private static PolicyDocument document(String members) {
    return statements("{'Effect':'Allow'," + members + "}");
  }

  private static PolicyDocument statements(String statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
    return PolicyDocument.observed(text.replace('\'', '"'));
  }
}
