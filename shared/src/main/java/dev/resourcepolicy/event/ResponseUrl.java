package dev.resourcepolicy.event;

/** CloudFormation's presigned URL: whoever knows it can answer, so it never shows in text. */
public record ResponseUrl(String value) {
  @Override
  public String toString() {
    return "ResponseURL";
  }
}
