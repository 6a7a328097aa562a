package dev.resourcepolicy.local;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** moto's one account, and how its owner makes what policies are attached to. */
record MotoAccount(URI endpoint) {
  /** Fixed by moto. */
  static final String ID = "123456789012";

  /** What a client needs to talk to moto. */
  Consumer<AwsClientBuilder<?, ?>> access() {
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("moto", "moto"));
    return builder ->
        builder
            .endpointOverride(endpoint)
            .region(Region.of(Session.REGION))
            .credentialsProvider(credentials);
  }

  MotoTarget newTable() {
    var builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    access().accept(builder);
    DynamoDbClient client = builder.build();
    String arn =
        client
            .createTable(
                table ->
                    table
                        .tableName("Orders-" + UUID.randomUUID())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(
                            KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(
                            AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType(ScalarAttributeType.S)
                                .build()))
            .tableDescription()
            .tableArn();
    return new MotoTarget(
        new SampleEvent("dynamodb", "create"),
        arn,
        policy -> client.putResourcePolicy(put -> put.resourceArn(arn).policy(policy)),
        () -> {
          try {
            return Optional.of(client.getResourcePolicy(get -> get.resourceArn(arn)).policy());
          } catch (PolicyNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  MotoTarget newAuthority() {
    var builder = AcmPcaClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    access().accept(builder);
    AcmPcaClient client = builder.build();
    String arn =
        client
            .createCertificateAuthority(
                authority ->
                    authority
                        .certificateAuthorityType(CertificateAuthorityType.ROOT)
                        .certificateAuthorityConfiguration(
                            configuration ->
                                configuration
                                    .keyAlgorithm(KeyAlgorithm.RSA_2048)
                                    .signingAlgorithm(SigningAlgorithm.SHA256_WITHRSA)
                                    .subject(subject -> subject.commonName("example.com"))))
            .certificateAuthorityArn();
    activate(client, arn);
    return new MotoTarget(
        new SampleEvent("acm-pca", "create"),
        arn,
        policy -> client.putPolicy(put -> put.resourceArn(arn).policy(policy)),
        () -> {
          try {
            return Optional.of(client.getPolicy(get -> get.resourceArn(arn)).policy());
          } catch (ResourceNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  /** moto takes a policy of an active authority only; AWS of one without a certificate, too. */
  private static void activate(AcmPcaClient client, String arn) {
    String request =
        client.getCertificateAuthorityCsr(get -> get.certificateAuthorityArn(arn)).csr();
    String certificate =
        client
            .issueCertificate(
                issue ->
                    issue
                        .certificateAuthorityArn(arn)
                        .csr(SdkBytes.fromUtf8String(request))
                        .signingAlgorithm(SigningAlgorithm.SHA256_WITHRSA)
                        .templateArn("arn:aws:acm-pca:::template/RootCACertificate/V1")
                        .validity(years -> years.type(ValidityPeriodType.YEARS).value(10L)))
            .certificateArn();
    GetCertificateResponse issued =
        client.getCertificate(get -> get.certificateAuthorityArn(arn).certificateArn(certificate));
    client.importCertificateAuthorityCertificate(
        own ->
            own.certificateAuthorityArn(arn)
                .certificate(SdkBytes.fromUtf8String(issued.certificate())));
  }
}
