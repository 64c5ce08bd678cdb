// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import org.klartecken.readiness.FindingReason;

/**
 * Why the server says that something is wrong.
 *
 * @param reading that broke, or the empty text
 */
record Reason(FindingReason reason, String reading) {
  static Reason of(FindingReason reason) {
    return new Reason(reason, "");
  }

  static Reason broken(String reading) {
    return new Reason(FindingReason.LIMIT_BROKEN, reading);
  }

  /** What a model's profile says of its drivers; models that nobody described break a limit. */
  static Reason driverMissing() {
    return new Reason(FindingReason.DRIVER_MISSING, "usb.drivers");
  }

  static Reason failed(String probe) {
    return new Reason(FindingReason.PROBE_FAILED, probe);
  }

  static Reason of(JsonObject finding) {
    String reading = finding.getString("reading");
    return new Reason(FindingReason.valueOf(finding.getString("reason")), reading == null ? "" : reading);
  }

  @Override
  public String toString() {
    return reading.isEmpty() ? reason.name() : reason + " " + reading;
  }
}
