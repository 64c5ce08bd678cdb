// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place where one device is plugged in, or not; its name is the bus id that a client attaches. */
public final class UsbPort {
  private final String busId;
  private final Conduct conduct = new Conduct();
  private final UsbPorts ports;
  private @Nullable UsbDevice plugged;
  private long pluggings;
  private @Nullable Session session;

  UsbPort(String busId, UsbPorts ports) {
    this.busId = busId;
    this.ports = ports;
  }

  public String busId() {
    return busId;
  }

  public Conduct conduct() {
    return conduct;
  }

  /** The cable goes in: the device may be attached from now on. */
  public void plug(UsbDevice device) {
    synchronized (this) {
      if (plugged != null) {
        throw new IllegalStateException(busId + " is plugged in already");
      }
      conduct.become(Conduct.Manner.ANSWERS);
      conduct.latency(Duration.ZERO);
      plugged = device;
      pluggings++;
    }
    ports.changed();
  }

  /** The cable is pulled, in the middle of whatever goes on. */
  public void unplug() {
    Session cut;
    synchronized (this) {
      cut = session;
      session = null;
      plugged = null;
    }
    if (cut != null) {
      cut.close();
    }
    ports.changed();
  }

  /** How often something was plugged in here. */
  public synchronized long pluggings() {
    return pluggings;
  }

  public synchronized boolean plugged() {
    return plugged != null;
  }

  /** Whether a client's kernel has the device. */
  public synchronized boolean attached() {
    return session != null;
  }

  synchronized Optional<UsbDevice> device() {
    return Optional.ofNullable(plugged);
  }

  /** False when somebody else has the device or the cable was pulled meanwhile. */
  synchronized boolean begin(Session next, UsbDevice device) {
    if (session != null || plugged != device) {
      return false;
    }
    session = next;
    return true;
  }

  void end(Session over) {
    synchronized (this) {
      if (session != over) {
        return;
      }
      session = null;
    }
    ports.changed();
  }
}
