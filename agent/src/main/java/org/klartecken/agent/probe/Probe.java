// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Duration;
import java.time.Instant;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.ReadingName;

/** Observes one thing of a device without disturbing anybody who uses it. */
public interface Probe {
  /** Its name, also that of its failures and metrics: {@code camera.formats}. */
  ReadingName name();

  /** Whether this device has what the probe observes. */
  boolean appliesTo(AttachedDevice device);

  /** Observes; may block until the deadline, after which its answer is not waited for. */
  ProbeOutcome run(AttachedDevice device, Instant now);

  /** How long an answer is waited for. */
  default Duration deadline() {
    return Duration.ofSeconds(2);
  }

  /** How long an answer is good before the device is asked again; nothing for what the kernel answers from memory. */
  default Duration interval() {
    return Duration.ZERO;
  }
}
