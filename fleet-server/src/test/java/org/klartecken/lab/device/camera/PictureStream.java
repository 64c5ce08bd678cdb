// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.util.Arrays;
import org.klartecken.lab.usbip.Pipe;

/** Cuts pictures into the payloads of an isochronous endpoint (UVC 1.1, 2.4.3), at the agreed frame rate. */
final class PictureStream implements Pipe.IsoIn.Source {
  private static final int HEADER = 2;
  private static final int END_OF_HEADER = 0x80;
  private static final int END_OF_FRAME = 0x02;

  /** Gives the coded picture with that number. */
  interface Frames {
    byte[] frame(int number);
  }

  /** What the stream does, whatever was agreed. */
  enum Flow {
    RUNS,
    /** The camera says that it streams, and no picture ever comes. */
    STALLED,
    /** Each picture ends in the middle. */
    CUT
  }

  private final Frames frames;
  private volatile Flow flow = Flow.RUNS;
  private volatile long leastNanos;
  private long intervalNanos = 1;
  private byte[] frame = new byte[0];
  private int sent;
  private int number;
  private boolean begun;
  private long nextFrame;

  PictureStream(Frames frames) {
    this.frames = frames;
  }

  /** From now on in that rhythm. */
  synchronized void begin(int interval) {
    intervalNanos = interval * 100L;
    frame = new byte[0];
    sent = 0;
    begun = false;
  }

  void flow(Flow next) {
    flow = next;
  }

  /** A tired sensor: at most so many frames a second. */
  void atMost(double rate) {
    leastNanos = Math.round(1e9 / rate);
  }

  @Override
  public synchronized byte[] packet(int greatestLength, long dueNanos) {
    if (sent == frame.length && flow != Flow.STALLED && (!begun || dueNanos - nextFrame >= 0)) {
      long interval = Math.max(intervalNanos, leastNanos);
      boolean late = !begun || dueNanos - nextFrame > interval;
      begun = true;
      nextFrame = (late ? dueNanos : nextFrame) + interval;
      byte[] whole = frames.frame(number++);
      frame = flow == Flow.CUT ? Arrays.copyOf(whole, whole.length / 2) : whole;
      sent = 0;
    }
    int part = Math.clamp(frame.length - sent, 0, greatestLength - HEADER);
    byte[] payload = new byte[HEADER + part];
    System.arraycopy(frame, sent, payload, HEADER, part);
    sent += part;
    payload[0] = HEADER;
    payload[1] = (byte) (END_OF_HEADER | (number & 1) | (part > 0 && sent == frame.length ? END_OF_FRAME : 0));
    return payload;
  }
}
