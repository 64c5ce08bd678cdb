// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

/** What came of asking to be enrolled. */
public sealed interface EnrolOutcome {
  record Enrolled(Credentials credentials) implements EnrolOutcome {
  }

  /** Not enrolled; {@code detail} is safe to log. */
  record Refused(EnrolFault fault, String detail) implements EnrolOutcome {
  }
}
