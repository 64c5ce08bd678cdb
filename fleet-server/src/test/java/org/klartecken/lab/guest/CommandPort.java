// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Runs commands in the guest over a virtio port; several at once, each answered when it ends. */
final class CommandPort implements AutoCloseable {
  private final SocketChannel channel;
  private final Map<Long, CompletableFuture<Ran>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private volatile CompletableFuture<Ran> ready = new CompletableFuture<>();

  CommandPort(Path socket) {
    channel = Socket.connect(socket);
    Thread.ofPlatform().daemon().name("guest-commands").start(this::listen);
  }

  /** Waits until the guest answers commands; what it says is its uptime in seconds and its boot id. */
  String awaitReady(Duration patience) {
    return get(ready, "the guest to start", patience).output();
  }

  /** From now on {@link #awaitReady} waits for the next start. */
  void expectRestart() {
    ready = new CompletableFuture<>();
  }

  Ran run(String script, Duration patience) {
    long id = ids.incrementAndGet();
    CompletableFuture<Ran> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      send(CommandLine.question(id, script));
      return get(answer, "the guest to end: " + script, patience);
    } finally {
      waiting.remove(id);
    }
  }

  private synchronized void send(String line) {
    ByteBuffer octets = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    try {
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
    } catch (IOException e) {
      throw new GuestTrouble("the guest cannot be told anything: " + e.getMessage(), e);
    }
  }

  private void listen() {
    try (Reader in = Channels.newReader(channel, StandardCharsets.US_ASCII);
        BufferedReader lines = new BufferedReader(in)) {
      lines.lines().flatMap(line -> CommandLine.answer(line).stream()).forEach(this::answered);
    } catch (IOException | java.io.UncheckedIOException e) {
      GuestTrouble gone = new GuestTrouble("the guest ended", e);
      ready.completeExceptionally(gone);
      waiting.values().forEach(w -> w.completeExceptionally(gone));
    }
  }

  private void answered(CommandLine.Answer answer) {
    CompletableFuture<Ran> asked = answer.id() == 0 ? ready : waiting.get(answer.id());
    if (asked != null) {
      asked.complete(answer.ran());
    }
  }

  private static Ran get(CompletableFuture<Ran> answer, String what, Duration patience) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new GuestTrouble("waited " + patience.toSeconds() + " s in vain for " + what, e);
    } catch (ExecutionException e) {
      throw new GuestTrouble("waited in vain for " + what + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuestTrouble("interrupted while waiting for " + what, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
