// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import org.klartecken.profile.Severity;

/** Why something is wrong; a closed set that is also a metric label, a word in the API and a sentence on pages. */
public enum FindingReason {
  /** The room's agent cannot be heard. */
  AGENT_SILENT,
  /** No device fills the line. */
  DEVICE_MISSING,
  /** A device that was here went away. */
  DEVICE_LOST,
  /** Another kind of device fills the line. */
  SUBSTITUTE,
  /** The device waits for new firmware. */
  UPDATE_MODE,
  /** The device is an adapter without what belongs behind it. */
  NOTHING_BEHIND,
  /** The system has no driver for the device. */
  DRIVER_MISSING,
  /** A part of the device that its profile names is absent. */
  CAPABILITY_MISSING,
  /** Another device than the room's own fills the line; it would do, if the room had none of its own. */
  OTHER_DEVICE,
  /** The standard asks for a connector for guests' laptops that nobody told of. Only a note. */
  CONNECTOR_MISSING,
  /** A reading breaks an expectation. */
  LIMIT_BROKEN,
  /** A probe could not observe the device. */
  PROBE_FAILED,
  /** The proof is too old. */
  PROOF_STALE,
  /** The proof is too weak, or there is none. */
  PROOF_MISSING,
  /** The device lately moved to another port. Only a note. */
  DEVICE_MOVED,
  /** Another unit of the same model lately took its place. Only a note. */
  DEVICE_SWAPPED,
  /** Another model that serves as well lately took its place. Only a note. */
  DEVICE_REPLACED;

  /** Whether it tells what people did rather than what is wrong. */
  public boolean isNews() {
    return this == DEVICE_MOVED || this == DEVICE_SWAPPED || this == DEVICE_REPLACED;
  }

  /** Whether such a fault explains all others of the device, such as that nothing is proved of it. */
  boolean explainsTheRest(Severity severity) {
    return switch (this) {
      case UPDATE_MODE, NOTHING_BEHIND, DRIVER_MISSING, CAPABILITY_MISSING -> severity == Severity.CRITICAL;
      case PROBE_FAILED -> severity != Severity.NOTE;
      case AGENT_SILENT, DEVICE_MISSING, DEVICE_LOST, SUBSTITUTE, OTHER_DEVICE, CONNECTOR_MISSING, LIMIT_BROKEN,
          PROOF_STALE, PROOF_MISSING, DEVICE_MOVED, DEVICE_SWAPPED, DEVICE_REPLACED ->
        false;
    };
  }
}
