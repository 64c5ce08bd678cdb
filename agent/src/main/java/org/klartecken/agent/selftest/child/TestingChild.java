// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.klartecken.agent.system.OwnJava;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link SelfTestProcess} as the agent sees it. */
final class TestingChild implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TestingChild.class);
  /** It speaks twice a second while it tests; until then it starts and looks what is attached, on a slow PC. */
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

  private final Process process;
  private final ChildCodec codec = new ChildCodec();
  /** Its lines as they come; empty when it has ended. */
  private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  private TestingChild(Process process) {
    this.process = process;
  }

  /** Starts it with its order. */
  static TestingChild start(ChildOrder order) throws IOException {
    return start(command(), order);
  }

  static TestingChild start(List<String> command, ChildOrder order) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    TestingChild child = new TestingChild(process);
    Thread.ofPlatform().daemon().name("selftest-child").start(child::listen);
    child.tell(order);
    return child;
  }

  /** Pictures and sound need more room than the agent has; compiling early pays where each pixel is looked at. */
  private static List<String> command() {
    List<String> options = new ArrayList<>(List.of("-Xmx96m", "-XX:CompileThresholdScaling=1"));
    String format = System.getProperty(LOG_FORMAT);
    if (format != null) {
      options.add("-D" + LOG_FORMAT + '=' + format);
    }
    return OwnJava.command(SelfTestProcess.class, options);
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(Optional.of(line));
      }
    } catch (IOException e) { // what it wanted to say is lost, as when it dies
      LOG.debug("the self-test's process cannot be heard: {}", e.getMessage());
    } finally {
      lines.add(Optional.empty());
    }
  }

  private void tell(ChildOrder order) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((codec.line(order) + '\n').getBytes(UTF_8));
      in.flush();
    } catch (IOException e) { // it has died, which its silence tells
      LOG.debug("the self-test's process takes no order: {}", e.getMessage());
    }
  }

  /** Hears it to its end; empty when it ends or falls silent without a last word. */
  Optional<ChildWord> hear(Consumer<ChildWord> listener) throws InterruptedException {
    while (true) {
      Optional<String> line = lines.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null || line.isEmpty()) {
        return Optional.empty();
      }
      Optional<ChildWord> word = codec.word(line.get());
      if (word.isPresent() && word.get().isLast()) {
        return word;
      }
      word.ifPresent(listener);
    }
  }

  /** Why there was no last word. */
  String fate() throws InterruptedException {
    boolean ended = process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    return ended ? "its process ended with code " + process.exitValue() : "its process fell silent";
  }

  /** Lets it end, with a last word. From any thread. */
  void cancel() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) { // it has ended
      LOG.debug("nothing is left to cancel: {}", e.getMessage());
    }
  }

  /** It ends by itself after its last word, or is ended; until it is gone it holds devices, as if they were in use. */
  @Override
  public void close() {
    cancel();
    try {
      if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS); // but for one that hangs in the kernel
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
