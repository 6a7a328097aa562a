package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.tls.Certificate;
import dev.resourcepolicy.local.tls.TlsEndpoint;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Where a candidate finds the stand-in.
 *
 * @param tls by which it speaks TLS, if it does
 */
record Front(StandIn standIn, Optional<TlsEndpoint> tls) implements AutoCloseable {
  /**
   * Opens it.
   *
   * @param certificate of the stand-in, if it is to speak TLS
   */
  static Front of(StandIn standIn, Optional<Certificate> certificate) throws IOException {
    return new Front(
        standIn,
        certificate.isPresent()
            ? Optional.of(TlsEndpoint.before(standIn, certificate.get()))
            : Optional.empty());
  }

  URI endpoint() {
    return tls.map(TlsEndpoint::uri).orElseGet(standIn::endpoint);
  }

  /** For the answer. */
  URI presign(String key) {
    URI url = standIn.responses().presign(key);
    return tls.map(secure -> secure.instead(url)).orElse(url);
  }

  @Override
  public void close() throws IOException {
    if (tls.isPresent()) {
      tls.get().close();
    }
  }
}
