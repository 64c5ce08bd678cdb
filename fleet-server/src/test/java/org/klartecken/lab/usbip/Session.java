// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.klartecken.lab.usbip.UrbCommand.Submit;
import org.klartecken.lab.usbip.UrbCommand.Unlink;

/** One attached device: reads transfers, hands each to its endpoint's thread, and ends when the connection does. */
final class Session {
  private static final Logger LOG = Logger.getLogger(Session.class.getName());
  private static final int GET_DEVICE_DESCRIPTOR = 0x8006;
  private final Socket socket;
  private final OutputStream out;
  private final UsbDevice device;
  private final Conduct conduct;
  /** Transfers not answered yet; whoever removes one here is the one who answers it. */
  private final Map<Integer, Submit> open = new ConcurrentHashMap<>();
  private final Map<Integer, PipeRunner> runners = new HashMap<>();
  private final LinkedBlockingQueue<byte[]> unlinkAnswers = new LinkedBlockingQueue<>();
  private final SessionThreads threads = new SessionThreads();

  Session(Socket socket, UsbDevice device, Conduct conduct) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.device = device;
    this.conduct = conduct;
  }

  /** Serves until the client goes or {@link #close} is called. */
  void serve(WireReader in) {
    try {
      threads.start(this::answerUnlinks);
      while (true) {
        switch (in.command()) {
          case Submit urb -> submit(urb);
          case Unlink unlink -> unlinkAnswers
              .add(WireWriter.unlinked(unlink.sequence(), open.remove(unlink.target()) != null));
        }
      }
    } catch (ProtocolFault e) {
      LOG.log(Level.WARNING, "the client broke the protocol", e);
    } catch (IOException e) {
      LOG.log(Level.FINE, "detached", e);
    } finally {
      close();
      threads.stop();
    }
  }

  private void submit(Submit urb) {
    if (portReset(urb)) {
      conduct.portReset();
    }
    PipeRunner runner = runner(urb.endpoint());
    if (runner == null) {
      send(WireWriter.answered(urb, WireWriter.STALLED, 0, new byte[0]));
      return;
    }
    open.put(urb.sequence(), urb);
    runner.add(urb);
  }

  /**
   * A reset of the port does not travel. But only after one does Linux ask for the device descriptor with a length
   * of 64 (below SuperSpeed) or 8 ({@code hub_port_init}).
   */
  private static boolean portReset(Submit urb) {
    Setup setup = urb.setup();
    return (urb.endpoint() & 0x0F) == 0 && setup.code() == GET_DEVICE_DESCRIPTOR && setup.value() == 0x0100
        && (setup.length() == 64 || setup.length() == 8);
  }

  private @Nullable PipeRunner runner(int endpoint) {
    int key = (endpoint & 0x0F) == 0 ? 0 : endpoint;
    PipeRunner known = runners.get(key);
    if (known != null) {
      return known;
    }
    PipeRunner runner = new PipeRunner(this, conduct);
    if (key == 0) {
      threads.start(() -> runner.runControl(device));
    } else {
      Optional<Pipe> pipe = device.pipe(endpoint);
      if (pipe.isEmpty()) {
        return null;
      }
      threads.start(() -> runner.run(pipe.get()));
    }
    runners.put(key, runner);
    return runner;
  }

  private void answerUnlinks() throws InterruptedException {
    while (true) {
      byte[] answer = unlinkAnswers.take();
      conduct.awaitNotHung();
      send(answer);
    }
  }

  /** Whether the transfer is still wanted; then the caller, and nobody else, answers it. */
  boolean claim(Submit urb) {
    return open.remove(urb.sequence(), urb);
  }

  void send(byte[] answer) {
    try {
      synchronized (out) {
        out.write(answer);
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "the client is gone", e);
      close();
    }
  }

  /** A pulled cable. */
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "could not close a connection", e);
    }
  }
}
