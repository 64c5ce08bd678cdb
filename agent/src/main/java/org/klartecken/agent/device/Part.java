// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;

/**
 * A function that a reader found: a camera, a sound card, a link. It becomes a device of its own, or is joined with the
 * other functions of the USB device it belongs to.
 *
 * @param id when it is a device of its own
 * @param kind when it is a device of its own
 * @param port the USB device it belongs to; empty for what is built in
 */
record Part(DeviceId id, DeviceKind kind, String name, Set<Capability> can, Optional<UsbPort> port,
    SysDirectory directory, List<Path> nodes) {

  static Part of(VideoNodes.VideoNode video) {
    return new Part(video.id(), DeviceKind.CAMERA, video.label(), Set.of(Capability.CAMERA), video.port(),
        video.directory(), List.of(video.node()));
  }

  /** A built-in card is of no kind: that there is a jack does not tell what hangs on it, so it is a substitute at most. */
  static Part of(SoundCards.SoundCard card) {
    return new Part(card.id(), DeviceKind.OTHER, card.label(), card.capabilities(), card.port(), card.directory(),
        card.nodes());
  }

  static Part of(SerialPorts.SerialPort serial) {
    List<Path> nodes = serial.stableLink().map(link -> List.of(serial.node(), link)).orElse(List.of(serial.node()));
    return new Part(serial.id(), DeviceKind.SERIAL, "Serial port " + serial.name(), Set.of(Capability.SERIAL),
        serial.port(), serial.directory(), nodes);
  }

  static Part of(NetworkLinks.NetworkLink link) {
    String name = (link.wireless() ? "Wi-Fi " : "Network ") + link.name();
    return new Part(link.id(), DeviceKind.NETWORK, name, Set.of(Capability.NETWORK), link.port(), link.directory(),
        List.of(link.directory().path()));
  }
}
