package dev.resourcepolicy.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's trusted certificates, Amazon's own five first. The endpoints of AWS have certificates
 * of these (AWS Security Blog, "How to Prepare for AWS's Move to Its Own Certificate Authority";
 * the five are those that amazontrust.com/repository names), and the JDK parses all of its more
 * than a hundred before it believes one, which is a tenth of a cold start. They are parsed here
 * when a server's certificate comes from none of the five. Nobody is believed whom the JDK does not
 * believe.
 *
 * <p>Whatever else the JDK checks of a chain and of a host's name, it checks here.
 */
public final class TrustedRoots extends X509ExtendedTrustManager {
  private static final String TOLD = "javax.net.ssl.trustStore";

  private final X509ExtendedTrustManager first;
  private final Supplier<X509ExtendedTrustManager> others;
  private @Nullable X509ExtendedTrustManager all;

  /**
   * Roots in two parts.
   *
   * @param others for chains that come from none of the first; asked for once, and only then
   */
  TrustedRoots(X509ExtendedTrustManager first, Supplier<X509ExtendedTrustManager> others) {
    this.first = first;
    this.others = others;
  }

  /** The sockets of this process, which decide by them. */
  public static SSLSocketFactory sockets() {
    return OfProcess.SOCKETS;
  }

  /** The sockets of a client that believes these roots, and else decides like any other. */
  public static SSLSocketFactory sockets(KeyStore roots) {
    return sockets(first(roots));
  }

  /**
   * What decides; null is the JDK's default, where somebody gave the JVM a trust store by {@code
   * javax.net.ssl.trustStore}: whoever does that means that one alone.
   */
  static TrustManager @Nullable [] managers(@Nullable String trustStore) {
    return trustStore == null ? first(amazons()) : null;
  }

  private static TrustManager[] first(KeyStore roots) {
    return new TrustManager[] {new TrustedRoots(by(roots), () -> by(null))};
  }

  /** Amazon's, as they are in this package. */
  static KeyStore amazons() {
    try (InputStream file = TrustedRoots.class.getResourceAsStream("amazon-roots.pem")) {
      if (file == null) {
        throw new IllegalStateException("amazon-roots.pem is not in the package");
      }
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      for (var root : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        roots.setCertificateEntry(
            ((X509Certificate) root).getSubjectX500Principal().getName(), root);
      }
      return roots;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("amazon-roots.pem cannot be read", e);
    }
  }

  /**
   * Decides by the roots of a store.
   *
   * @param roots null for the JDK's own
   */
  static X509ExtendedTrustManager by(@Nullable KeyStore roots) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The trusted certificates cannot be read", e);
    }
  }

  private static SSLSocketFactory sockets(TrustManager @Nullable [] managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("There is no TLS in this JVM", e);
    }
  }

  private void check(Check check) throws CertificateException {
    try {
      check.by(first);
    } catch (CertificateException unknown) {
      check.by(all()); // which says the same, if it is not about the root
    }
  }

  private synchronized X509ExtendedTrustManager all() {
    X509ExtendedTrustManager known = all;
    if (known == null) {
      known = others.get();
      all = known;
    }
    return known;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(trust -> trust.checkServerTrusted(chain, authType));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(trust -> trust.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(trust -> trust.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    all().checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    all().checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    all().checkClientTrusted(chain, authType, engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return all().getAcceptedIssuers();
  }

  @FunctionalInterface
  private interface Check {
    void by(X509ExtendedTrustManager trust) throws CertificateException;
  }

  /** Made at the first use, once: the JDK keeps connections by their factory. */
  private static final class OfProcess {
    static final SSLSocketFactory SOCKETS = sockets(managers(System.getProperty(TOLD)));
  }
}
