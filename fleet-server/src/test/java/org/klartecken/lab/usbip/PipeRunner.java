// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.klartecken.lab.usbip.UrbCommand.IsoPacket;
import org.klartecken.lab.usbip.UrbCommand.Submit;

/** Serves the transfers of one endpoint, one after the other, at the endpoint's pace. */
final class PipeRunner {
  /** A late thread catches up so far; a longer silence was the host's own and starts a new count. */
  private static final long CATCH_UP_NANOS = 200_000_000;
  private final BlockingQueue<Submit> queue = new LinkedBlockingQueue<>();
  private final Session session;
  private final Conduct conduct;
  private long due;

  PipeRunner(Session session, Conduct conduct) {
    this.session = session;
    this.conduct = conduct;
  }

  void add(Submit urb) {
    queue.add(urb);
  }

  /** Runs until interrupted. */
  void run(Pipe pipe) throws InterruptedException {
    while (true) {
      switch (pipe) {
        case Pipe.IsoIn in -> isoIn(in);
        case Pipe.IsoOut out -> isoOut(out);
        case Pipe.StreamIn in -> streamIn(in.outlet());
        case Pipe.StreamOut out -> streamOut(out.sink());
      }
    }
  }

  /** Endpoint 0. */
  void runControl(UsbDevice device) throws InterruptedException {
    while (true) {
      Submit urb = queue.take();
      beforeAnswer();
      if (session.claim(urb)) {
        session.send(controlled(urb, device.control(urb.setup(), urb.data())));
      }
    }
  }

  private static byte[] controlled(Submit urb, ControlReply reply) {
    return switch (reply) {
      case ControlReply.Stall stall -> WireWriter.answered(urb, WireWriter.STALLED, 0, new byte[0]);
      case ControlReply.Data data when urb.in() -> {
        int length = Math.min(data.octets().length, urb.length());
        byte[] cut = java.util.Arrays.copyOf(data.octets(), length);
        yield WireWriter.answered(urb, 0, length, cut);
      }
      case ControlReply.Data data -> WireWriter.answered(urb, 0, urb.data().length, new byte[0]);
    };
  }

  private void beforeAnswer() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(conduct.latency().toNanos());
    conduct.awaitAnswers();
  }

  private void streamOut(Pipe.StreamOut.Sink sink) throws InterruptedException {
    Submit urb = queue.take();
    beforeAnswer();
    if (session.claim(urb)) {
      sink.accept(urb.data());
      session.send(WireWriter.answered(urb, 0, urb.data().length, new byte[0]));
    }
  }

  private void streamIn(Outlet outlet) throws InterruptedException {
    outlet.awaitSomething();
    Submit urb = queue.take();
    beforeAnswer();
    if (session.claim(urb)) { // first the transfer, then the data: nothing is lost with a transfer given up
      byte[] data = outlet.take(urb.length());
      session.send(WireWriter.answered(urb, 0, data.length, data));
    }
  }

  private void isoOut(Pipe.IsoOut pipe) throws InterruptedException {
    Submit urb = queue.take();
    long first = awaitDue(urb, pipe.intervalMicros());
    if (session.claim(urb)) {
      List<byte[]> packets = urb.packets().stream().map(urb::data).toList();
      for (int i = 0; i < packets.size(); i++) {
        pipe.sink().packet(packets.get(i), first + i * 1000L * pipe.intervalMicros());
      }
      session.send(WireWriter.answered(urb, packets));
    }
  }

  private void isoIn(Pipe.IsoIn pipe) throws InterruptedException {
    Submit urb = queue.take();
    long first = awaitDue(urb, pipe.intervalMicros());
    if (session.claim(urb)) {
      List<byte[]> packets = new ArrayList<>(urb.packets().size());
      for (IsoPacket packet : urb.packets()) {
        long at = first + packets.size() * 1000L * pipe.intervalMicros();
        packets.add(pipe.source().packet(packet.length(), at));
      }
      session.send(WireWriter.answered(urb, packets));
    }
  }

  /** Waits until the transfer's last packet has had its time; returns the time of its first. */
  private long awaitDue(Submit urb, int intervalMicros) throws InterruptedException {
    long now = System.nanoTime();
    long first = now - due > CATCH_UP_NANOS ? now : due;
    due = first + urb.packets().size() * 1000L * intervalMicros;
    long wait = due - now;
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    conduct.awaitAnswers();
    return first;
  }
}
