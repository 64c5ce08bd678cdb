// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All ports of a server, in the order in which they were made. */
public final class UsbPorts {
  private final Map<String, UsbPort> ports = new LinkedHashMap<>();
  private long changes;

  public synchronized UsbPort add(String busId) {
    if (busId.isEmpty() || busId.length() >= WireReader.BUS_ID || ports.containsKey(busId)) {
      throw new IllegalArgumentException("not usable as a bus id, or there already: " + busId);
    }
    UsbPort port = new UsbPort(busId, this);
    ports.put(busId, port);
    return port;
  }

  public synchronized Optional<UsbPort> port(String busId) {
    return Optional.ofNullable(ports.get(busId));
  }

  public Collection<UsbPort> all() {
    synchronized (this) {
      return List.copyOf(ports.values());
    }
  }

  /** What a client could attach: plugged in, and nobody has it. */
  Map<String, DeviceEntry> attachable() {
    Map<String, DeviceEntry> entries = new LinkedHashMap<>();
    for (UsbPort port : all()) {
      if (!port.attached()) {
        port.device().ifPresent(device -> entries.put(port.busId(), device.entry()));
      }
    }
    return entries;
  }

  synchronized void changed() {
    changes++;
    notifyAll();
  }

  /** A number that grows with every plugging, pulling and detaching. */
  public synchronized long changes() {
    return changes;
  }

  public synchronized void awaitChangeAfter(long seen) throws InterruptedException {
    while (changes == seen) {
      wait();
    }
  }
}
