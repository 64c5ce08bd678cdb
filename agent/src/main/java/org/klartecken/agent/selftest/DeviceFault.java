// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import org.klartecken.contract.StepReason;

/** A device could not be used as it should; the message is one sentence for people who administer. */
public final class DeviceFault extends Exception {
  private static final long serialVersionUID = 1;
  private final StepReason reason;

  public DeviceFault(StepReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public StepReason reason() {
    return reason;
  }
}
