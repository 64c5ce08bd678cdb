// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import org.klartecken.contract.StepReason;

/** A sound card did not do what was asked; the message is one sentence for people who administer. */
final class SoundFault extends Exception {
  private static final long serialVersionUID = 1;
  private final StepReason reason;

  SoundFault(StepReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  StepReason reason() {
    return reason;
  }
}
