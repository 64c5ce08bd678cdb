// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.klartecken.agent.protocol.usb.DeviceCapability.SuperSpeed;
import org.klartecken.agent.protocol.usb.DeviceCapability.SuperSpeedPlus;
import org.klartecken.contract.Capability;

/** What a device can do for a meeting, by its descriptors alone. */
public final class UsbCapabilities {
  private UsbCapabilities() {
  }

  /**
   * All that the descriptors tell; {@code OTHER} when they tell nothing. A device that delivers pictures is a
   * {@code CAMERA} here unless its video comes by a socket; a profile knows better which one feeds a laptop's picture.
   * Telephony is told by the HID report descriptor, see {@link HidReport}.
   */
  public static Set<Capability> of(UsbDescriptors usb) {
    Set<Capability> can = EnumSet.noneOf(Capability.class);
    usb.interfaces().forEach(i -> add(can, i));
    addVideo(can, usb);
    AudioRoutes audio = AudioRoutes.of(usb);
    addIf(can, audio.microphone(), Capability.MICROPHONE);
    addIf(can, audio.speaker(), Capability.SPEAKER);
    DeviceDescriptor device = usb.device();
    addIf(can, device != null && device.deviceClass() == 0x09, Capability.HUB);
    boolean onlyUpdates = usb.has(InterfaceRole.DFU_MODE)
        && usb.interfaces().allMatch(i -> i.role() == InterfaceRole.DFU_MODE);
    addIf(can, onlyUpdates, Capability.UPDATE_MODE);
    addIf(can, can.isEmpty(), Capability.OTHER);
    return can;
  }

  private static void add(Set<Capability> can, UsbInterface i) {
    switch (i.role()) {
      case CDC_CONTROL -> addIf(can, i.subclass() == 0x02, Capability.SERIAL);
      case SERIAL_VENDOR -> can.add(Capability.SERIAL);
      case ETHERNET -> can.add(Capability.NETWORK);
      case HUB -> can.add(Capability.HUB);
      case STORAGE -> can.add(Capability.STORAGE);
      case BILLBOARD -> can.add(Capability.BILLBOARD);
      // the boot subclass is for keyboards and mice alone
      case HID -> addIf(can, i.subclass() == 1, Capability.INPUT);
      case VIDEO_CONTROL, VIDEO_STREAMING, AUDIO_CONTROL, AUDIO_STREAMING, MIDI, CDC_DATA, DFU_RUNTIME, DFU_MODE,
          PRINTER, IMAGING, SMARTCARD, WIRELESS, VENDOR, OTHER -> {
        // nothing by themselves
      }
    }
  }

  private static void addVideo(Set<Capability> can, UsbDescriptors usb) {
    boolean sensor = usb.details(VideoDescriptor.Terminal.class)
        .anyMatch(t -> t.input() && t.type() == VideoDescriptor.CAMERA);
    // composite, S-video and component sockets, UVC 1.5 table B-4
    boolean socket = usb.details(VideoDescriptor.Terminal.class)
        .anyMatch(t -> t.input() && t.type() >> 8 == 0x04);
    boolean delivers = usb.details(VideoDescriptor.Stream.class).anyMatch(VideoDescriptor.Stream::input);
    addIf(can, socket && !sensor, Capability.CAPTURE);
    addIf(can, sensor || (delivers && !socket), Capability.CAMERA);
  }

  /**
   * The fastest the device can be, in Mbit/s, or nothing when its descriptors leave it open: those of a USB 2.0 device
   * that it gave at full speed do not say whether it can do more.
   */
  public static OptionalInt bestSpeed(UsbDescriptors usb) {
    OptionalInt plus = usb.capabilities(SuperSpeedPlus.class)
        .flatMapToInt(c -> c.lanespeeds().stream().mapToInt(Integer::intValue)).max();
    if (plus.isPresent() && plus.getAsInt() >= 5_000) {
      return plus;
    }
    DeviceDescriptor device = usb.device();
    boolean superSpeed = usb.capabilities(SuperSpeed.class).anyMatch(c -> (c.speeds() & 0x08) != 0);
    if (superSpeed || (device != null && device.bcdUsb() >= 0x0300)) {
      return OptionalInt.of(5_000);
    }
    boolean highSpeed = usb.capabilities(SuperSpeed.class).anyMatch(c -> (c.speeds() & 0x04) != 0);
    if (highSpeed || usb.interfaces().flatMap(i -> i.endpoints().stream()).anyMatch(UsbCapabilities::needsHighSpeed)) {
      return OptionalInt.of(480);
    }
    return device != null && device.bcdUsb() < 0x0200 ? OptionalInt.of(12) : OptionalInt.empty();
  }

  /** Whether an endpoint's packets are larger than full speed has them, USB 2.0 §5.5 to §5.8. */
  private static boolean needsHighSpeed(Endpoint endpoint) {
    return endpoint.transactions() > 1 || switch (endpoint.transfer()) {
      case CONTROL, BULK, INTERRUPT -> endpoint.maxPacketSize() > 64;
      case ISOCHRONOUS -> endpoint.maxPacketSize() > 1023;
    };
  }

  private static void addIf(Set<Capability> can, boolean condition, Capability capability) {
    if (condition) {
      can.add(capability);
    }
  }
}
