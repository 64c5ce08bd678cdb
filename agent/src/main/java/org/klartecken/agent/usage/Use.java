// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

/** What of a device is in use. */
public enum Use {
  CAMERA, MICROPHONE, LOUDSPEAKER
}
