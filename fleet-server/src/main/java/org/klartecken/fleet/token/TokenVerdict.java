// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.token;

/** What a presented token is worth. */
public sealed interface TokenVerdict {
  record Granted(ApiToken token) implements TokenVerdict {
  }

  record Denied(TokenDenial reason) implements TokenVerdict {
  }
}
