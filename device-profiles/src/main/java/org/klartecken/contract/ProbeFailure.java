// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;

/**
 * A probe that could not observe a device; itself an observation.
 *
 * @param probe the probe's name, {@code camera.formats}
 * @param detail one sentence for people, at most 400 characters
 */
public record ProbeFailure(DeviceId device, ReadingName probe, FailureReason reason, String detail,
    Instant observedAt) {
  public ProbeFailure {
    if (device == null || probe == null || observedAt == null) {
      throw new IllegalArgumentException("a probe failure needs device, probe and observedAt");
    }
    reason = reason == null ? FailureReason.OTHER : reason;
    detail = detail == null ? "" : detail.length() > 400 ? detail.substring(0, 400) : detail;
  }
}
