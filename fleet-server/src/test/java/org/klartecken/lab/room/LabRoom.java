// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.lab.device.DeviceModel;
import org.klartecken.lab.device.DeviceModel.Variant;
import org.klartecken.lab.usbip.UsbIpServer;
import org.klartecken.lab.usbip.UsbPorts;

/** The USB side of a room as its file under {@code lab/rooms} describes it, served to one guest. */
public final class LabRoom implements AutoCloseable {
  private final RoomPlan plan;
  private final Map<String, LabDevice> devices = new LinkedHashMap<>();
  private final UsbIpServer server;
  private final ControlSocket control;

  private LabRoom(RoomPlan plan, int usbIpPort, int controlPort) throws IOException {
    this.plan = plan;
    UsbPorts ports = new UsbPorts();
    for (RoomPlan.Place place : plan.places()) {
      Variant variant = place.serial().map(Variant.PLAIN::serial).orElse(Variant.PLAIN);
      LabDevice device = new LabDevice(ports.add(place.name()), DeviceModel.named(place.model()), variant);
      place.turned().forEach(device::turn);
      if (place.plugged()) {
        device.plug();
      }
      devices.put(place.name(), device);
    }
    server = UsbIpServer.start(usbIpPort, ports);
    control = ControlSocket.start(controlPort, this, ports);
  }

  /** Ports are chosen freely. */
  public static LabRoom start(String name) throws IOException {
    return start(name, 0, 0);
  }

  public static LabRoom start(String name, int usbIpPort, int controlPort) throws IOException {
    return new LabRoom(RoomPlan.named(name), usbIpPort, controlPort);
  }

  public RoomPlan plan() {
    return plan;
  }

  /** Where the guest attaches: {@code usbip --tcp-port N attach -r HOST -b NAME}. */
  public int usbIpPort() {
    return server.port();
  }

  /** Where lines of text are understood; see {@link ControlSocket}. */
  public int controlPort() {
    return control.port();
  }

  public List<LabDevice> devices() {
    return List.copyOf(devices.values());
  }

  public LabDevice device(String name) {
    LabDevice device = devices.get(name);
    if (device == null) {
      throw new IllegalArgumentException("there is no " + name + " in this room, but " + devices.keySet());
    }
    return device;
  }

  @Override
  public void close() throws IOException {
    control.close();
    server.close();
  }
}
