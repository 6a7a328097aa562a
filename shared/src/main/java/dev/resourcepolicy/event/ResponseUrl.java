package dev.resourcepolicy.event;

import dev.resourcepolicy.policy.Sha256;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CloudFormation's presigned URL: whoever knows it can answer, so it never shows in text. */
public final class ResponseUrl {
  private final String value;
  private final Optional<URI> uri;
  private final String digest;

  public ResponseUrl(String value) {
    this.value = value;
    this.uri = parsed(value);
    this.digest = Sha256.hex(value);
  }

  /** The URL as it came, which is how it was signed; nothing when it is none. */
  public Optional<URI> uri() {
    return uri;
  }

  /** What tells this URL from another one where it must not show: its SHA-256, in hexadecimal. */
  public String digest() {
    return digest;
  }

  private static Optional<URI> parsed(String value) {
    try {
      return Optional.of(new URI(value));
    } catch (URISyntaxException e) {
      return Optional.empty(); // and not the cause of anything: its message quotes the URL
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResponseUrl url && value.equals(url.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "ResponseURL";
  }
}
