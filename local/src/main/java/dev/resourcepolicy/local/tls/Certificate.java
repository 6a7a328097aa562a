package dev.resourcepolicy.local.tls;

import dev.resourcepolicy.tls.TrustedRoots;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.Objects;

/**
 * A certificate for this machine, which proves itself.
 *
 * @param keyStore with it and its key
 */
public record Certificate(Path keyStore) {
  static final String PASSWORD = "no-secret";

  private static final String ALIAS = "here";
  private static final String ROOTS = "amazon-roots.pem";

  /**
   * Makes one; the JDK has no other way to than its tool.
   *
   * @param directory for the key store
   */
  public static Certificate make(Path directory) throws IOException {
    Path keyStore = directory.resolve("certificate.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA", // as the services' certificates
                "-keysize",
                "2048",
                "-dname",
                "CN=here",
                "-ext",
                "san=ip:127.0.0.1")
            .redirectError(Redirect.DISCARD) // its progress
            .redirectOutput(Redirect.INHERIT)
            .start();
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    return new Certificate(keyStore);
  }

  /**
   * Makes one of our functions believe it as Amazon's roots, by a file that replaces the one in its
   * jar.
   *
   * @param taskRoot the function's own
   */
  public void amongAmazons(Path taskRoot) throws IOException {
    Path file = taskRoot.resolve(Path.of("dev/resourcepolicy/tls", ROOTS));
    Files.createDirectories(file.getParent());
    try (InputStream roots =
        Objects.requireNonNull(TrustedRoots.class.getResourceAsStream(ROOTS), ROOTS)) {
      Files.writeString(file, new String(roots.readAllBytes(), StandardCharsets.UTF_8) + pem());
    }
  }

  /** As those have it who do not read key stores. */
  public String pem() throws IOException {
    try {
      byte[] encoded = store().getCertificate(ALIAS).getEncoded();
      return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
          .formatted(Base64.getEncoder().encodeToString(encoded));
    } catch (GeneralSecurityException e) {
      throw new IOException(keyStore + " has no certificate", e);
    }
  }

  /**
   * A trust store with this one alone. A JVM reads it without a password, and without having to
   * decrypt anything.
   */
  public Path alone() throws IOException {
    return trusting("alone.jks", store());
  }

  /** A trust store with this one and all that the JDK trusts by itself. */
  public Path besideTheJdks() throws IOException {
    Path jdks = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    return trusting("beside.jks", store(jdks, "changeit"));
  }

  private Path trusting(String name, KeyStore others) throws IOException {
    Path file = keyStore.resolveSibling(name);
    try (var out = Files.newOutputStream(file)) {
      KeyStore trusted = KeyStore.getInstance("JKS");
      trusted.load(null, null);
      for (String alias : Collections.list(others.aliases())) {
        trusted.setCertificateEntry(alias, others.getCertificate(alias));
      }
      trusted.setCertificateEntry(ALIAS, store().getCertificate(ALIAS));
      trusted.store(out, PASSWORD.toCharArray());
      return file;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " cannot be written", e);
    }
  }

  KeyStore store() throws IOException {
    return store(keyStore, PASSWORD);
  }

  private static KeyStore store(Path file, String password) throws IOException {
    try {
      return KeyStore.getInstance(file.toFile(), password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " cannot be read", e);
    }
  }
}
