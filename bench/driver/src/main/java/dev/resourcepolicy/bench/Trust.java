package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.tls.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Makes candidates believe services that speak TLS on this machine, each in such a way that it has
 * as much to do for it as with those of AWS.
 */
record Trust(Certificate certificate) {
  Candidate of(Candidate candidate) throws IOException {
    return switch (candidate.name()) {
      case "ours", "restored" -> asAmazons(candidate);
      case "aot" -> asTheRuntimes(candidate);
      case "plain", "powertools" -> asTheJdks(candidate);
      case "cdk" -> besideNodes(candidate);
      default -> candidate; // calls nobody
    };
  }

  /** A sixth root beside Amazon's five. */
  private Candidate asAmazons(Candidate candidate) throws IOException {
    certificate.amongAmazons(candidate.directory());
    return candidate;
  }

  /**
   * An AOT package is one module, in which nothing can be replaced. So this one root takes the
   * place of the JDK's in its runtime: it is looked at after Amazon's five, as a sixth.
   */
  private Candidate asTheRuntimes(Candidate candidate) throws IOException {
    Path believed = candidate.directory().resolve("runtime/lib/security/jssecacerts");
    Files.copy(certificate.alone(), believed, StandardCopyOption.REPLACE_EXISTING);
    return candidate;
  }

  /** One more beside the JDK's own. */
  private Candidate asTheJdks(Candidate candidate) throws IOException {
    String store = "-Djavax.net.ssl.trustStore=" + certificate.besideTheJdks();
    return candidate.in(Map.of("JAVA_TOOL_OPTIONS", store));
  }

  private Candidate besideNodes(Candidate candidate) throws IOException {
    Path file = certificate.keyStore().resolveSibling("certificate.pem");
    Files.writeString(file, certificate.pem());
    return candidate.in(Map.of("NODE_EXTRA_CA_CERTS", file.toString()));
  }
}
