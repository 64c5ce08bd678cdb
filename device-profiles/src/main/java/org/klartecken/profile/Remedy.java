// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/**
 * What the agent may do by itself to mend a device. A closed set: there is no remedy that runs a command, and a service is
 * restarted only if the PC's own configuration names it.
 */
public enum Remedy {
  /** Switch a muted microphone or loudspeaker on. */
  UNMUTE,
  /** Bring a volume that is near zero back to a usual one. */
  SET_VOLUME,
  /** Make the device the system's default for its direction. */
  SET_DEFAULT,
  /** Reset the USB device, as if it had been unplugged. */
  USB_RESET,
  /** Take the power of its USB port away for a moment, where its hub can switch it. */
  PORT_POWER,
  /** Unbind its drivers and bind them again. */
  REBIND_DRIVER,
  /** Restart the sound or camera service of the system. */
  RESTART_SERVICE
}
