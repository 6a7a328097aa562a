package dev.resourcepolicy.standin;

/**
 * Whose call it is, and where: the account of the credentials and the Region that the call was
 * signed for.
 */
record Account(String id, String region) {
  /** The one account here; a call may be signed for any Region. */
  static final Account DEFAULT = new Account("111122223333", "eu-central-1");

  /** The same account in another Region. */
  Account in(String otherRegion) {
    return new Account(id, otherRegion);
  }

  String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** {@code arn:aws:SERVICE:REGION:ID:RESOURCE}. */
  String arn(String service, String resource) {
    return String.join(":", "arn", partition(), service, region, id, resource);
  }
}
