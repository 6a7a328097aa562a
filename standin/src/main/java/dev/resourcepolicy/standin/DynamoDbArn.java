package dev.resourcepolicy.standin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a table or of one of its streams.
 *
 * @param stream the stream's label, empty for the table
 */
record DynamoDbArn(String table, String stream) {
  private static final Pattern FORM =
      Pattern.compile(
          "arn:([^:]+):dynamodb:([^:]+):([0-9]{12}):table/([A-Za-z0-9_.-]+)(?:/stream/([^/]+))?");

  /** Reads an ARN as DynamoDB does for this caller; texts observed by ACK (api-quirks 211, 212). */
  static DynamoDbArn parse(String arn, Account account) {
    if (!arn.startsWith("arn:")) {
      throw DynamoDbErrors.invalidParameter("ARNs must start with 'arn:': " + arn);
    }
    Matcher matcher = FORM.matcher(arn);
    if (!matcher.matches()) {
      throw DynamoDbErrors.invalidParameter(
          "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: "
              + arn);
    }
    if (!matcher.group(1).equals(account.partition())
        || !matcher.group(2).equals(account.region())) {
      throw DynamoDbErrors.invalidParameter("Invalid resource Arn: " + arn);
    }
    if (!matcher.group(3).equals(account.id())) {
      throw DynamoDbErrors.validation(
          "This action is only supported by accounts that match the resource owner’s account.");
    }
    String stream = matcher.group(5);
    return new DynamoDbArn(matcher.group(4), stream == null ? "" : stream);
  }

  /** The name of a table that is given by name or by ARN, as the table operations take it. */
  static String tableName(String nameOrArn, Account account) {
    return nameOrArn.startsWith("arn:") ? parse(nameOrArn, account).table() : nameOrArn;
  }

  boolean isStream() {
    return !stream.isEmpty();
  }
}
