// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

/** What a device does at one endpoint other than 0; the session paces and packs. */
public sealed interface Pipe {

  /** Isochronous, to the host: one packet each {@code intervalMicros}, whether there is something to say or not. */
  record IsoIn(int intervalMicros, Source source) implements Pipe {
    /** Gives the packet that belongs to a time. */
    public interface Source {
      byte[] packet(int greatestLength, long dueNanos);
    }
  }

  /** Isochronous, from the host. */
  record IsoOut(int intervalMicros, IsoOut.Sink sink) implements Pipe {
    /** Takes the packet that belongs to a time. */
    public interface Sink {
      void packet(byte[] data, long dueNanos);
    }
  }

  /** Bulk or interrupt, to the host: a transfer waits until the outlet has something. */
  record StreamIn(Outlet outlet) implements Pipe {
  }

  /** Bulk or interrupt, from the host. */
  record StreamOut(StreamOut.Sink sink) implements Pipe {
    /** Takes what one transfer brought. */
    public interface Sink {
      void accept(byte[] data);
    }
  }
}
