// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

/** What can be wrong with how a device describes itself; seen by the host at the next plugging in. */
public enum DescriptorFault {
  NONE,
  /** The configuration ends in the middle, although its head promises more. */
  TRUNCATED,
  /** A descriptor in the middle says that it is nought octets long. */
  WRONG_LENGTH,
  /** There are names, but asking for them stalls. */
  NO_STRINGS,
  /** The configuration cannot be chosen: no driver is bound. */
  NO_CONFIGURATION;

  byte[] configuration(byte[] sound) {
    return switch (this) {
      case NONE, NO_STRINGS, NO_CONFIGURATION -> sound;
      case TRUNCATED -> java.util.Arrays.copyOf(sound, Math.max(9, sound.length / 2));
      case WRONG_LENGTH -> wrongLength(sound);
    };
  }

  private static byte[] wrongLength(byte[] sound) {
    byte[] broken = sound.clone();
    int first = 9; // after the configuration's head comes an interface or an association
    broken[first + (sound[first] & 0xFF)] = 0;
    return broken;
  }
}
