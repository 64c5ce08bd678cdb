// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.klartecken.contract.Printable;

/**
 * Draws by a child process of this same Java: a window system costs 40 MB, and the agent would never give them back.
 */
final class ChildPicture implements PicturePort {
  private static final Duration LENGTH = Duration.ofSeconds(1);
  /** Starting a Java and its window system, on a slow PC. */
  static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final int LONGEST_WORDS = 4_000;
  private static final int LONGEST_LINE = 150;

  private final Map<String, String> environment;
  private final Duration length;

  /** With the desktop that the environment of this process names. */
  ChildPicture() {
    this(System.getenv(), LENGTH);
  }

  /** @param environment of the child; without {@code DISPLAY} there is no desktop to draw on */
  ChildPicture(Map<String, String> environment, Duration length) {
    this.environment = Map.copyOf(environment);
    this.length = length;
  }

  @Override
  public Shown show(String code, BooleanSupplier cancelled) throws InterruptedException {
    if (environment.getOrDefault("DISPLAY", "").isBlank()) {
      return new Shown(false, "no picture: DISPLAY names no desktop to the agent");
    }
    try {
      Process child = start(code);
      try {
        return await(child, cancelled);
      } finally {
        child.destroyForcibly();
      }
    } catch (IOException e) {
      return new Shown(false, "no picture: " + Printable.clean(String.valueOf(e.getMessage())));
    }
  }

  private Process start(String code) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.awt.headless=false",
        "-cp", System.getProperty("java.class.path"), TestPicture.class.getName(), code,
        String.valueOf(length.toMillis()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process child = builder.redirectErrorStream(true).start();
    child.getOutputStream().close();
    return child;
  }

  private Shown await(Process child, BooleanSupplier cancelled) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + length.plus(PATIENCE).toNanos();
    while (!child.waitFor(50, TimeUnit.MILLISECONDS)) {
      if (cancelled.getAsBoolean()) {
        return new Shown(false, "stopped");
      }
      if (System.nanoTime() > deadline) {
        return new Shown(false, "no picture: the desktop does not answer");
      }
    }
    String words = new String(child.getInputStream().readNBytes(LONGEST_WORDS), UTF_8);
    boolean drawn = child.exitValue() == 0 && words.lines().anyMatch(TestPicture.DRAWN::equals);
    return drawn ? new Shown(true, "") : new Shown(false, "no picture: " + why(words));
  }

  /** The first line that names an error, without the class that it is of. */
  private static String why(String words) {
    String line = words.lines().filter(l -> l.contains("Error") || l.contains("Exception")).findFirst()
        .orElse("the window system did not take it");
    String clean = Printable.clean(line.replaceFirst("^Exception in thread \"[^\"]*\" ", ""));
    return clean.length() > LONGEST_LINE ? clean.substring(0, LONGEST_LINE) : clean;
  }
}
