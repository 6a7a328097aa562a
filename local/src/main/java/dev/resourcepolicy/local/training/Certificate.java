package dev.resourcepolicy.local.training;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * A certificate for this machine, in a key store that serves as the trust store of those who are to
 * believe it, too: the JDK trusts the certificates of a store's keys as it does the others.
 */
record Certificate(Path keyStore) {
  static final String PASSWORD = "no-secret";

  /**
   * Makes one; the JDK has no other way to than its tool.
   *
   * @param directory for the key store
   */
  static Certificate make(Path directory) throws IOException {
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
                "training",
                "-keyalg",
                "RSA", // as the services' certificates
                "-dname",
                "CN=training",
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

  /** The option of a JVM that finds it among what it trusts. */
  static String option() {
    return "-Djavax.net.ssl.trustStorePassword=" + PASSWORD;
  }
}
