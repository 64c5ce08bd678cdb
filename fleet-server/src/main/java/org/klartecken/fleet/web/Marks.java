// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;

/** Which drawing of the sprite stands for what. */
public final class Marks {
  private Marks() {
  }

  /** The silhouette of a state, by the name of its constant. */
  public static String of(String state) {
    return switch (state) {
      case "READY", "PROVED" -> "m-ready";
      case "DEGRADED" -> "m-degraded";
      case "NOT_READY", "FAILED" -> "m-not-ready";
      case "STALE" -> "m-stale";
      case "NOT_APPLICABLE" -> "m-none";
      default -> "m-unknown";
    };
  }

  /** The icon of a kind of device. */
  public static String of(DeviceKind kind) {
    return switch (kind) {
      case HOST -> "i-pc";
      case CAMERA -> "i-camera";
      case SPEAKERPHONE, MICROPHONE, SPEAKER, HEADSET, CONFERENCE_PHONE -> "i-sound";
      case CAPTURE -> "i-share";
      case DISPLAY -> "i-display";
      case HUB, DOCK -> "i-hub";
      case NETWORK -> "i-net";
      case ADAPTER, SERIAL -> "i-plug";
      case INPUT, STORAGE, OTHER -> "i-other";
    };
  }

  /** The icon of what a device can do. */
  public static String of(Capability capability) {
    return switch (capability) {
      case CAMERA -> "i-camera";
      case MICROPHONE, SPEAKER, TELEPHONY -> "i-sound";
      case DISPLAY -> "i-display";
      case CAPTURE -> "i-share";
      case NETWORK -> "i-net";
      case HUB -> "i-hub";
      case SERIAL, BILLBOARD -> "i-plug";
      case COMPUTER -> "i-pc";
      case INPUT, UPDATE_MODE, STORAGE, OTHER -> "i-other";
    };
  }
}
