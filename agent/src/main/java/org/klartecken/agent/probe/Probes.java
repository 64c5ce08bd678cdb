// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.camera.CameraFormatsProbe;
import org.klartecken.agent.probe.camera.CameraInUseProbe;
import org.klartecken.agent.probe.display.DisplayEdidProbe;
import org.klartecken.agent.probe.display.DisplayModeProbe;
import org.klartecken.agent.probe.display.DisplayStatusProbe;
import org.klartecken.agent.probe.host.ClockProbe;
import org.klartecken.agent.probe.host.DiskProbe;
import org.klartecken.agent.probe.host.MemoryProbe;
import org.klartecken.agent.probe.host.TemperatureProbe;
import org.klartecken.agent.probe.host.UptimeProbe;
import org.klartecken.agent.probe.network.DnsProbe;
import org.klartecken.agent.probe.network.GatewayProbe;
import org.klartecken.agent.probe.network.NetworkAddressProbe;
import org.klartecken.agent.probe.network.NetworkLinkProbe;
import org.klartecken.agent.probe.network.WebProbe;
import org.klartecken.agent.probe.network.WirelessSignalProbe;
import org.klartecken.agent.probe.serial.SerialPortProbe;
import org.klartecken.agent.probe.sound.SoundDefaultProbe;
import org.klartecken.agent.probe.sound.SoundInUseProbe;
import org.klartecken.agent.probe.sound.SoundLevelsProbe;
import org.klartecken.agent.probe.sound.SoundPcmProbe;
import org.klartecken.agent.probe.usb.AlternateModeProbe;
import org.klartecken.agent.probe.usb.UsbDescriptorsProbe;
import org.klartecken.agent.probe.usb.UsbDriversProbe;
import org.klartecken.agent.probe.usb.UsbSpeedProbe;

/** The catalogue: every probe of the agent, in the order in which they are asked about a device. */
public final class Probes {
  private Probes() {
  }

  /**
   * All probes over a system.
   *
   * @param data the folder whose disk must not fill up: the agent's own
   * @param web whom to ask whether the network answers in the server's place, if that is known
   */
  public static List<Probe> all(SystemRoot root, Path data, Optional<WebProbe.Door> web) {
    return Stream.concat(all(root, data).stream(), web.map(door -> new WebProbe(root, door)).stream()).toList();
  }

  private static List<Probe> all(SystemRoot root, Path data) {
    return List.of(
        // what the kernel answers from memory
        new UsbSpeedProbe(), new UsbDriversProbe(), new UsbDescriptorsProbe(),
        new AlternateModeProbe(root), new SerialPortProbe(),
        new SoundPcmProbe(),
        new DisplayStatusProbe(), new DisplayEdidProbe(), new DisplayModeProbe(root), new NetworkLinkProbe(),
        new NetworkAddressProbe(root),
        new WirelessSignalProbe(root), new UptimeProbe(root), new MemoryProbe(root), new TemperatureProbe(root),
        new ClockProbe(root), new CameraInUseProbe(root), new SoundInUseProbe(root),
        // what may have to wait: for a driver, a file system, the network
        new CameraFormatsProbe(root), new SoundLevelsProbe(root), new SoundDefaultProbe(root), new DiskProbe(data),
        new DnsProbe(root), new GatewayProbe(root));
  }
}
