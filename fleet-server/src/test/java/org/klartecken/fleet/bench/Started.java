// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program of ours that was started here, with what it says. */
public final class Started implements AutoCloseable {
  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();

  public Started(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      in.lines().forEach(said::add);
    } catch (IOException e) {
      said.add("(its words ended: " + e.getMessage() + ")");
    }
  }

  /** Waits for a line, at most three minutes. */
  public String line(Predicate<String> wanted) throws InterruptedException {
    for (int i = 0; i < 3_600; i++) {
      for (String line : said) {
        if (wanted.test(line)) {
          return line;
        }
      }
      if (!process.isAlive()) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("the program did not say what was waited for, but: " + String.join("\n", said));
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
