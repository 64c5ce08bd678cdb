// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

/** The thread that looks at the devices was interrupted: the agent ends. */
public final class SurveyInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1;

  SurveyInterrupted() {
    super("interrupted while waiting for probes");
  }
}
