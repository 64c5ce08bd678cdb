// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.fleet.simulate.SimulatedDevice.Seen;

/** What probes read of devices when all is well. */
final class Healthy {
  private Healthy() {
  }

  static SimulatedDevice host(Device device) {
    Map<ReadingName, Seen> r = new LinkedHashMap<>();
    put(r, ReadingNames.HOST_DISK_FREE, Value.of(61.0), ProofLevel.MEASURED);
    put(r, ReadingNames.HOST_MEMORY_AVAILABLE, Value.of(58.0), ProofLevel.MEASURED);
    put(r, ReadingNames.HOST_TEMPERATURE, Value.of(47.0), ProofLevel.MEASURED);
    put(r, ReadingNames.HOST_CLOCK_OFFSET, Value.of(0.004), ProofLevel.MEASURED);
    put(r, ReadingNames.HOST_LOAD, Value.of(0.4), ProofLevel.MEASURED);
    return new SimulatedDevice(device, r, Map.of());
  }

  /**
   * @param speed bits a second, of the bus or of the link; 0 when it has none
   * @param width pixels of a display; else 0
   * @param height pixels of a display or camera; else 0
   */
  static SimulatedDevice device(Device device, double speed, int width, int height) {
    Map<ReadingName, Seen> r = new LinkedHashMap<>();
    if (device.usb() != null) {
      put(r, ReadingNames.USB_SPEED, Value.of(speed), ProofLevel.ENUMERATED);
      put(r, ReadingNames.USB_BEST_SPEED, Value.of(speed), ProofLevel.ENUMERATED);
      put(r, ReadingNames.USB_DRIVERS_MISSING, Value.of(0.0), ProofLevel.ENUMERATED);
    }
    if (device.can(Capability.CAMERA)) {
      camera(r, height);
    }
    sound(device, r);
    if (device.can(Capability.DISPLAY)) {
      display(device, r, width, height);
    }
    if (device.can(Capability.NETWORK)) {
      network(r, device.usb() == null ? speed : 1e9);
    }
    if (device.can(Capability.SERIAL)) {
      put(r, ReadingNames.SERIAL_PRESENT, Value.of(true), ProofLevel.ENUMERATED);
    }
    return new SimulatedDevice(device, r, Map.of());
  }

  private static void camera(Map<ReadingName, Seen> r, int height) {
    put(r, ReadingNames.CAMERA_FORMATS, Value.of("MJPG, YUYV"), ProofLevel.OPENED);
    put(r, ReadingNames.CAMERA_MAX_WIDTH, Value.of(height * 16.0 / 9), ProofLevel.OPENED);
    put(r, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(height), ProofLevel.OPENED);
    put(r, ReadingNames.CAMERA_MAX_RATE, Value.of(30.0), ProofLevel.OPENED);
    put(r, ReadingNames.CAMERA_IN_USE, Value.of(false), ProofLevel.ENUMERATED);
  }

  private static void sound(Device device, Map<ReadingName, Seen> r) {
    if (device.can(Capability.MICROPHONE)) {
      put(r, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED);
      put(r, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(false), ProofLevel.OPENED);
      put(r, ReadingNames.AUDIO_CAPTURE_VOLUME, Value.of(80.0), ProofLevel.OPENED);
      put(r, ReadingNames.AUDIO_CAPTURE_IN_USE, Value.of(false), ProofLevel.ENUMERATED);
    }
    if (device.can(Capability.SPEAKER)) {
      put(r, ReadingNames.AUDIO_PLAYBACK, Value.of(true), ProofLevel.OPENED);
      put(r, ReadingNames.AUDIO_PLAYBACK_MUTED, Value.of(false), ProofLevel.OPENED);
      put(r, ReadingNames.AUDIO_PLAYBACK_VOLUME, Value.of(65.0), ProofLevel.OPENED);
    }
  }

  private static void display(Device device, Map<ReadingName, Seen> r, int width, int height) {
    put(r, ReadingNames.DISPLAY_STATUS, Value.of("connected"), ProofLevel.ENUMERATED);
    put(r, ReadingNames.DISPLAY_NAME, Value.of(device.name()), ProofLevel.ENUMERATED);
    put(r, ReadingNames.DISPLAY_NATIVE_WIDTH, Value.of(width), ProofLevel.ENUMERATED);
    put(r, ReadingNames.DISPLAY_NATIVE_HEIGHT, Value.of(height), ProofLevel.ENUMERATED);
    put(r, ReadingNames.DISPLAY_NATIVE_RATE, Value.of(60.0), ProofLevel.ENUMERATED);
    put(r, ReadingNames.DISPLAY_MODE_WIDTH, Value.of(width), ProofLevel.ENUMERATED);
    put(r, ReadingNames.DISPLAY_MODE_HEIGHT, Value.of(height), ProofLevel.ENUMERATED);
    put(r, ReadingNames.DISPLAY_EDID_OK, Value.of(true), ProofLevel.ENUMERATED);
  }

  private static void network(Map<ReadingName, Seen> r, double speed) {
    put(r, ReadingNames.NETWORK_LINK, Value.of(true), ProofLevel.MOVED_DATA);
    put(r, ReadingNames.NETWORK_WIRELESS, Value.of(false), ProofLevel.ENUMERATED);
    put(r, ReadingNames.NETWORK_SPEED, Value.of(speed), ProofLevel.MOVED_DATA);
    put(r, ReadingNames.NETWORK_FULL_DUPLEX, Value.of(true), ProofLevel.MOVED_DATA);
    put(r, ReadingNames.NETWORK_GATEWAY, Value.of(true), ProofLevel.MOVED_DATA);
    put(r, ReadingNames.NETWORK_ADDRESSES, Value.of(2.0), ProofLevel.MOVED_DATA);
    put(r, ReadingNames.NETWORK_DNS_ANSWERS, Value.of(true), ProofLevel.MEASURED);
    put(r, ReadingNames.NETWORK_DNS_TIME, Value.of(0.012), ProofLevel.MEASURED);
  }

  private static void put(Map<ReadingName, Seen> readings, ReadingName name, Value value, ProofLevel proof) {
    readings.put(name, new Seen(value, proof));
  }
}
