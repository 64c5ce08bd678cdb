// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import org.klartecken.contract.FailureReason;

/** A service was not restarted; the message is one sentence for people who administer. */
public final class ServiceFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final FailureReason reason;

  ServiceFault(FailureReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public FailureReason reason() {
    return reason;
  }
}
