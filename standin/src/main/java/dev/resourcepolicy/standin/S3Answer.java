package dev.resourcepolicy.standin;

import java.util.UUID;

/** What S3 answers to a PUT, in its own words. */
record S3Answer(int status, String code, String message) {
  static final S3Answer OK = new S3Answer(200, "", "");
  static final S3Answer SIGNATURE_DOES_NOT_MATCH =
      new S3Answer(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided."
              + " Check your key and signing method.");
  static final S3Answer EXPIRED = new S3Answer(403, "AccessDenied", "Request has expired");
  static final S3Answer METHOD_NOT_ALLOWED =
      new S3Answer(
          405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
  static final S3Answer MISSING_CONTENT_LENGTH =
      new S3Answer(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
  static final S3Answer NOT_IMPLEMENTED =
      new S3Answer(
          501,
          "NotImplemented",
          "A header you provided implies functionality that is not implemented");

  /** A failure on demand; status 0 is a dropped connection. */
  static S3Answer fault(int status) {
    return switch (status) {
      case 400 -> new S3Answer(400, "RequestTimeout", "Your socket connection timed out.");
      case 403 -> new S3Answer(403, "AccessDenied", "Access Denied");
      case 503 -> new S3Answer(503, "SlowDown", "Please reduce your request rate.");
      default ->
          new S3Answer(
              status, "InternalError", "We encountered an internal error. Please try again.");
    };
  }

  Reply reply() {
    if (status == 0) {
      return new Reply.Dropped();
    }
    return Reply.Response.of(status, "application/xml", status == 200 ? "" : xml());
  }

  private String xml() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>
    """
        .formatted(code, message, UUID.randomUUID());
  }
}
