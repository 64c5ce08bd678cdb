// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import org.klartecken.contract.Capability;
import org.klartecken.contract.ReadingName;

/** Which readings tell about which capability of a device: a camera's formats say nothing of its microphone. */
final class Relevance {
  private Relevance() {
  }

  /** Whether a reading, or a probe of that name, tells about the capability or about the device as a whole. */
  static boolean concerns(ReadingName name, Capability capability) {
    return isGeneral(name) || isSpecific(name, capability);
  }

  /** Whether it tells about the device as a whole, such as its place on the bus. */
  static boolean isGeneral(ReadingName name) {
    return switch (family(name)) {
      case "camera", "audio", "display", "network", "serial", "host" -> false;
      default -> true;
    };
  }

  /** Whether it only tells about the bus, which sees a device without using it. */
  static boolean isOfBus(ReadingName name) {
    return switch (family(name)) {
      case "usb", "probe" -> true;
      default -> false;
    };
  }

  private static boolean isSpecific(ReadingName name, Capability capability) {
    return switch (family(name)) {
      case "camera" -> capability == Capability.CAMERA || capability == Capability.CAPTURE;
      case "audio" -> ofSound(name.value(), capability);
      case "display" -> capability == Capability.DISPLAY;
      case "network" -> capability == Capability.NETWORK;
      case "serial" -> capability == Capability.SERIAL;
      case "host" -> capability == Capability.COMPUTER;
      default -> false;
    };
  }

  private static boolean ofSound(String name, Capability capability) {
    return switch (capability) {
      case MICROPHONE -> !name.startsWith("audio.playback");
      case SPEAKER -> !name.startsWith("audio.capture");
      case CAMERA, DISPLAY, CAPTURE, TELEPHONY, SERIAL, NETWORK, HUB, INPUT, BILLBOARD, COMPUTER, UPDATE_MODE, STORAGE,
          OTHER ->
        false;
    };
  }

  private static String family(ReadingName name) {
    return name.value().substring(0, name.value().indexOf('.'));
  }
}
