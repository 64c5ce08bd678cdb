// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/** How much a broken expectation matters. */
public enum Severity {
  /** Worth knowing; changes no verdict. */
  NOTE,
  /** Works, with a limit. */
  WARNING,
  /** Does not work. */
  CRITICAL
}
