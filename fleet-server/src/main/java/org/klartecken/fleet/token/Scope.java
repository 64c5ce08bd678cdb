// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.token;

import java.util.Locale;

/** What a token allows. */
public enum Scope {
  /** See rooms, devices, history, usage, tickets, readiness topics and metrics. */
  READ,
  /** Act on tickets. */
  OPERATE;

  /** The word of the command line and of the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
