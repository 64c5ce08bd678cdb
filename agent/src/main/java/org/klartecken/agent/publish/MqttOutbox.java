// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.klartecken.agent.protocol.mqtt.PacketWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we say on one connection, on a thread of its own, so that nobody waits for a server that does not read. When
 * either side has been silent for nearly the keep-alive time, it asks for a sign of life.
 */
final class MqttOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(MqttOutbox.class);
  private static final byte[] PING = PacketWriter.pingReq();
  private static final int BUFFER = 4096;

  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("mqtt-out").unstarted(this::speak);
  private volatile byte[] last = {};
  private volatile long heardNs;
  private OutputStream out = OutputStream.nullOutputStream();
  private Runnable broken = () -> {
  };
  private long quietNs;
  private long saidNs;
  private long askedNs;

  /**
   * Begins to send.
   *
   * @param broken is called when nothing more can be sent
   */
  void open(OutputStream to, int keepAliveMs, Runnable broken) {
    out = new BufferedOutputStream(to, BUFFER);
    this.broken = broken;
    quietNs = TimeUnit.MILLISECONDS.toNanos(keepAliveMs) * 9 / 10;
    saidNs = System.nanoTime();
    askedNs = saidNs;
    heardNs = saidNs;
    thread.start();
  }

  void put(byte[] packet) {
    waiting.add(packet);
  }

  /** Sends this after everything that waits, then nothing more; waits for that. */
  void finish(byte[] packet, long patienceMs) throws InterruptedException {
    last = packet;
    put(packet);
    thread.join(patienceMs);
  }

  /** The server said something. */
  void heard() {
    heardNs = System.nanoTime();
  }

  /** Sends nothing more. */
  void close() {
    thread.interrupt();
  }

  private void speak() {
    try {
      byte[] packet;
      do {
        packet = next();
        out.write(packet);
        if (waiting.isEmpty()) {
          out.flush();
        }
        saidNs = System.nanoTime();
      } while (packet != last);
    } catch (IOException e) { // the end of the connection is told by whoever hears it
      LOG.debug("nothing can be sent any more: {}", e.getMessage());
      broken.run();
    } catch (InterruptedException e) { // closed
      Thread.currentThread().interrupt();
    }
  }

  /** What waits, or after a silence the question for a sign of life. */
  private byte[] next() throws InterruptedException {
    while (true) {
      byte[] packet = waiting.poll(quietNs - silenceNs(), TimeUnit.NANOSECONDS);
      if (packet != null) {
        return packet;
      }
      if (silenceNs() >= quietNs) {
        askedNs = System.nanoTime();
        return PING;
      }
    }
  }

  /** Since the more silent side spoke, or was asked to. */
  private long silenceNs() {
    return System.nanoTime() - Math.max(askedNs, Math.min(heardNs, saidNs));
  }
}
