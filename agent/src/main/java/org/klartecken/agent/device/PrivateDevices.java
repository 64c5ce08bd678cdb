// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.klartecken.contract.Capability;
import org.klartecken.contract.UsbId;

/**
 * Which USB devices are a person's and none of the room's: they are left out of the inventory, so that nothing of them,
 * not even that they are there, leaves the PC. Pure.
 *
 * <p>Private are: telephones and cameras that show their files (PTP, MTP, Android's debug bridge, Apple's telephones,
 * tethering), storage, smart card readers and security keys, and mice. Whatever has a profile of its own belongs to
 * rooms, a presentation button that also is a storage device for instance.
 */
final class PrivateDevices {
  private static final int APPLE = 0x05ac;
  private static final int GOOGLE = 0x18d1;
  /** Makers of little else than telephones: Sony Mobile, Motorola, Xiaomi, OnePlus, OPPO, vivo, HTC (from memory). */
  private static final Set<Integer> TELEPHONES = Set.of(0x0fce, 0x22b8, 0x2717, 0x2a70, 0x22d9, 0x2d95, 0x0bb4);
  private static final Set<Capability> OF_ROOMS = Set.of(Capability.CAMERA, Capability.MICROPHONE, Capability.SPEAKER,
      Capability.CAPTURE, Capability.NETWORK, Capability.SERIAL, Capability.HUB, Capability.BILLBOARD,
      Capability.TELEPHONY);

  private PrivateDevices() {
  }

  /**
   * Whether a device stays unseen.
   *
   * @param can what it can do for a meeting
   * @param profiled whether a profile knows its very id
   */
  static boolean isPrivate(UsbNode node, UsbRoles roles, Set<Capability> can, boolean profiled) {
    if (profiled) {
      return false;
    }
    List<UsbInterface> parts = Stream.concat(node.interfaces().stream(), roles.described().stream()).toList();
    boolean forRooms = can.stream().anyMatch(OF_ROOMS::contains);
    return isTelephone(node.identity().id(), parts) || roles.securityKey()
        || (!forRooms && (any(parts, PrivateDevices::isStorage) || any(parts, i -> i.classCode() == 0x0b)
            || isMouse(parts)));
  }

  /** Telephones offer a camera or a network, too, which are not the room's either. */
  private static boolean isTelephone(UsbId id, List<UsbInterface> parts) {
    boolean apple = id.vendor() == APPLE && id.product() >= 0x1290 && id.product() <= 0x12af;
    boolean android = id.vendor() == GOOGLE && id.product() >= 0x4ee0 && id.product() <= 0x4eef;
    return apple || android || TELEPHONES.contains(id.vendor()) || any(parts, i -> i.classCode() == 0x06)
        || any(parts, PrivateDevices::isMtp)
        || any(parts, PrivateDevices::isDebugBridge) || any(parts, PrivateDevices::isTether);
  }

  /** Media Transfer Protocol has no class of its own; its interface is called so. */
  private static boolean isMtp(UsbInterface part) {
    return part.classCode() == 0xff && part.label().equals("MTP");
  }

  private static boolean isDebugBridge(UsbInterface part) {
    return part.classCode() == 0xff && part.subclass() == 0x42 && part.protocol() == 0x01;
  }

  /** RNDIS over USB, class "wireless controller": how Android lends its network. */
  private static boolean isTether(UsbInterface part) {
    return part.classCode() == 0xe0 && part.subclass() == 0x01 && part.protocol() == 0x03;
  }

  private static boolean isStorage(UsbInterface part) {
    return part.classCode() == 0x08;
  }

  /** Boot protocol 2 without 1: a mouse that is no receiver for a keyboard as well. */
  private static boolean isMouse(List<UsbInterface> parts) {
    return any(parts, i -> i.classCode() == 0x03 && i.subclass() == 0x01 && i.protocol() == 0x02)
        && !any(parts, i -> i.classCode() == 0x03 && i.subclass() == 0x01 && i.protocol() == 0x01);
  }

  private static boolean any(List<UsbInterface> parts, Predicate<UsbInterface> fits) {
    return parts.stream().anyMatch(fits);
  }
}
