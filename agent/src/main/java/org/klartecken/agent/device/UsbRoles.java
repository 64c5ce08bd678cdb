// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartecken.agent.protocol.usb.AudioDescriptor;
import org.klartecken.agent.protocol.usb.HidReport;
import org.klartecken.agent.protocol.usb.UsbCapabilities;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;

/**
 * What a USB device can do for a meeting, and whether its sound is meant for one head. From its descriptors, and where
 * those cannot be read from what the kernel shows of its interfaces.
 *
 * @param worn whether its sound goes to a headset or headphones
 * @param securityKey whether it is a key that a person logs in with
 * @param described its interfaces by its descriptors, of every configuration
 */
record UsbRoles(Set<Capability> capabilities, boolean worn, boolean securityKey, List<UsbInterface> described) {
  /** The usage page of the FIDO Alliance. */
  private static final int FIDO = 0xf1d0;
  /** Terminal Types 1.0: headphones, headset. */
  private static final Set<Integer> WORN = Set.of(0x0302, 0x0402);

  static UsbRoles of(UsbNode node) {
    Set<Capability> can = EnumSet.noneOf(Capability.class);
    node.interfaces().forEach(i -> add(can, i));
    if (!(UsbDescription
        .read(node.directory()) instanceof UsbDescription.Told(UsbDescriptors told, List<HidReport> reports))) {
      return new UsbRoles(can, false, false, List.of());
    }
    can.addAll(UsbCapabilities.of(told));
    can.remove(Capability.OTHER);
    if (reports.stream().anyMatch(HidReport::telephony)) {
      can.add(Capability.TELEPHONY);
    }
    if (reports.stream().anyMatch(HidReport::input)) {
      can.add(Capability.INPUT);
    }
    boolean worn = told.details(AudioDescriptor.Terminal.class).anyMatch(t -> WORN.contains(t.type()));
    List<UsbInterface> described = told.interfaces().map(
        i -> new UsbInterface(i.number(), i.interfaceClass(), i.subclass(), i.protocol(), Optional.empty(), ""))
        .toList();
    return new UsbRoles(can, worn, reports.stream().anyMatch(r -> r.pages().contains(FIDO)), described);
  }

  /** What a person would call a device that can do this. The first that fits. */
  DeviceKind kind(Set<Capability> can) {
    boolean hears = can.contains(Capability.MICROPHONE);
    boolean speaks = can.contains(Capability.SPEAKER);
    if (can.contains(Capability.CAPTURE)) {
      return DeviceKind.CAPTURE;
    }
    if (can.contains(Capability.CAMERA)) {
      return DeviceKind.CAMERA;
    }
    if (hears || speaks) {
      return worn
          ? DeviceKind.HEADSET
          : hears && speaks
              ? DeviceKind.SPEAKERPHONE
              : hears ? DeviceKind.MICROPHONE : DeviceKind.SPEAKER;
    }
    return withoutMedia(can);
  }

  private static DeviceKind withoutMedia(Set<Capability> can) {
    if (can.contains(Capability.HUB)) {
      return DeviceKind.HUB;
    }
    if (can.contains(Capability.NETWORK)) {
      return DeviceKind.NETWORK;
    }
    if (can.contains(Capability.SERIAL)) {
      return DeviceKind.SERIAL;
    }
    if (can.contains(Capability.BILLBOARD)) {
      return DeviceKind.ADAPTER;
    }
    if (can.contains(Capability.INPUT)) {
      return DeviceKind.INPUT;
    }
    return can.contains(Capability.STORAGE) ? DeviceKind.STORAGE : DeviceKind.OTHER;
  }

  /** Only what the class alone tells: whether sound goes in or out stands in the descriptors. */
  private static void add(Set<Capability> can, UsbInterface part) {
    switch (part.classCode()) {
      case 0x08 -> can.add(Capability.STORAGE);
      case 0x09 -> can.add(Capability.HUB);
      case 0x0e -> can.add(Capability.CAMERA);
      case 0x11 -> can.add(Capability.BILLBOARD);
      default -> {
        // the nodes that drivers made tell the rest
      }
    }
  }
}
