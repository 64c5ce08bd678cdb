// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.serial;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.klartecken.lab.device.Endpoints;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Outlet;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** An FT232R: a serial line by FTDI's own requests, as the driver ftdi_sio speaks them. */
public final class FtdiFunction implements Function {
  private static final int CLOCK = 3_000_000;
  /** The divisor's fraction in eighths, by its three-bit code. */
  private static final int[] EIGHTHS = {0, 4, 2, 1, 3, 5, 6, 7};
  private static final int PACKET = 64;
  /** Clear to send, data set ready, carrier; transmitter empty: in front of each packet. */
  private static final byte[] STATUS = {(byte) 0xB1, 0x60};
  private final int number;
  private final int in;
  private final int out;
  private final Peer peer;
  private final Outlet received = new Outlet();
  private volatile int baud = 9600;
  private volatile int latency = 16;

  public FtdiFunction(Yaml yaml, Layout layout) {
    yaml.only("kind", "peer");
    number = layout.nextInterface();
    in = layout.nextIn();
    out = layout.nextOut();
    peer = new Peer(yaml.child("peer"));
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(number);
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of(in, new Pipe.StreamIn(received), out, new Pipe.StreamOut(this::send));
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return new Octets().descriptor(0x04, new Octets().u8(number, 0, 2, 0xFF, 0xFF, 0xFF, 0))
        .all(Endpoints.bulk(in, speed)).all(Endpoints.bulk(out, speed));
  }

  private void send(byte[] data) {
    byte[] answer = peer.hear(data, baud);
    for (int at = 0; at < answer.length; at += PACKET - STATUS.length) {
      int end = Math.min(answer.length, at + PACKET - STATUS.length);
      received.put(new Octets().all(STATUS).all(Arrays.copyOfRange(answer, at, end)).bytes());
    }
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    return switch (setup.code()) {
      case 0x4003 -> { // SET_BAUD_RATE
        baud = baud(setup.value() | (setup.index() & 1) << 16);
        yield ControlReply.DONE;
      }
      case 0x4009 -> { // SET_LATENCY_TIMER
        latency = setup.value();
        yield ControlReply.DONE;
      }
      // reset, modem control, flow control, data format, event and error character
      case 0x4000, 0x4001, 0x4002, 0x4004, 0x4006, 0x4007 -> ControlReply.DONE;
      case 0xC005 -> new ControlReply.Data(STATUS.clone()); // GET_MODEM_STATUS
      case 0xC00A -> ControlReply.of(latency); // GET_LATENCY_TIMER
      case 0xC090 -> ControlReply.of(0xFF, 0xFF); // READ_EEPROM: an empty one
      default -> ControlReply.STALL;
    };
  }

  /** From the divisor of the clock: 14 bits and a code for the eighths (FTDI AN232B-05). */
  static int baud(int divisor) {
    if (divisor <= 1) {
      return divisor == 0 ? CLOCK : CLOCK * 2 / 3; // the two special divisors
    }
    int eighths = (divisor & 0x3FFF) * 8 + EIGHTHS[divisor >> 14 & 7];
    return (int) Math.round(CLOCK * 8.0 / eighths);
  }

  @Override
  public Map<String, Knob> knobs() {
    return SerialKnobs.of(peer);
  }

  @Override
  public Map<String, String> observed() {
    return Map.of("baud", Integer.toString(baud), "commands", Integer.toString(peer.commands()));
  }
}
