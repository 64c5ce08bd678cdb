// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import org.klartecken.contract.DeviceId;

/**
 * One thing that became other than it was.
 *
 * @param device where it changed; the PC itself for system, agent and restart
 * @param deviceName what the device calls itself
 * @param model as {@link Models} names it, or the empty text
 * @param before the old word: a port, a serial number, a name or a value; empty when there was none
 * @param after the new word
 */
public record Change(Instant at, ChangeKind kind, DeviceId device, String deviceName, String model, String before,
    String after) {

  /** The same change in another room has the same key: models and values count, ports and serial numbers do not. */
  public String key() {
    return kind.isLocal() ? kind + "/" + model : kind + "/" + model + '/' + before + '/' + after;
  }
}
