package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;

/** The targets that the sample events name, created as their owner would. */
final class Seed {
  private Seed() {}

  static void plant(StandIn standIn) {
    standIn.answer(
        "dynamodb",
        "CreateTable",
        object(
            """
            {"TableName": "Orders", "BillingMode": "PAY_PER_REQUEST",
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}"""));
    standIn.answer(
        "dynamodb",
        "CreateTable",
        object(
            """
            {"TableName": "Memory", "BillingMode": "PAY_PER_REQUEST",
             "KeySchema": [{"AttributeName": "service", "KeyType": "HASH"},
                           {"AttributeName": "entry", "KeyType": "RANGE"}],
             "AttributeDefinitions": [{"AttributeName": "service", "AttributeType": "S"},
                                      {"AttributeName": "entry", "AttributeType": "S"}]}"""));
    standIn.answer(
        "ssm",
        "PutParameter",
        object(
            """
            {"Name": "/shared/orders-endpoint", "Type": "String", "Tier": "Advanced",
             "Value": "https://orders.example.com"}"""));
    standIn.answer(
        "amp",
        "CreateWorkspace",
        object(
            """
            {"alias": "orders", "workspaceId": "ws-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"}"""));
    standIn.answer(
        "acm-pca",
        "CreateCertificateAuthority",
        object(
            """
            {"CertificateAuthorityType": "ROOT", "CertificateAuthorityArn":
             "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"}"""));
  }

  private static Json.Obj object(String json) {
    return (Json.Obj) Json.parse(json);
  }
}
