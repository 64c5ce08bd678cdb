// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.io.IOException;
import org.klartecken.contract.FailureReason;

/** The sound service did not do what was asked; the message is one sentence for people who administer. */
public final class PulseFault extends IOException {
  private static final long serialVersionUID = 1L;
  private final FailureReason reason;

  PulseFault(FailureReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  PulseFault(FailureReason reason, String sentence, IOException cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public FailureReason reason() {
    return reason;
  }

  /** Whether the service itself is at fault: nobody listens at its socket, or whoever does says nothing. */
  public boolean isSilence() {
    return reason == FailureReason.TIMEOUT || reason == FailureReason.DEVICE_GONE;
  }
}
