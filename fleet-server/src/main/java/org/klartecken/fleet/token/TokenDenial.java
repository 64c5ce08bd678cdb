// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.token;

/** Why a token was denied; a metric label. Whoever presented it is not told which. */
public enum TokenDenial {
  MALFORMED, UNKNOWN, EXPIRED, REVOKED
}
