// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Trust for the one question of an enrolment: in the authority for which the token vouches, whose certificate the server
 * sends along, or else in what the system trusts, such as the certificate of a proxy.
 */
final class VouchedTrust {
  private VouchedTrust() {
  }

  static SSLContext context(EnrolmentToken token) throws GeneralSecurityException {
    return ServerTrust.context(chain -> {
      Optional<X509Certificate> vouched = Arrays.stream(chain).filter(token::vouchesFor).findFirst();
      return List.of(vouched.isPresent() ? () -> PinnedTrust.managers(vouched.get()) : PinnedTrust::ofSystem);
    });
  }
}
