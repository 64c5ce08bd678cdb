// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fleet server in a process of its own, that can be killed. */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TICKS_PER_SECOND = 100; // USER_HZ of Linux on every common machine
  private final Path data;
  private final List<String> java;
  private final int httpPort = freePort();
  private final int mqttPort = freePort();
  private Process process;

  /** @param java the command that runs a Java class with the server's class path */
  ServerProcess(List<String> java, Path data) throws IOException {
    this.java = java;
    this.data = data;
    this.process = launch();
  }

  int httpPort() {
    return httpPort;
  }

  int mqttPort() {
    return mqttPort;
  }

  private Process launch() throws IOException {
    List<String> command = new java.util.ArrayList<>(java);
    command.addAll(List.of("org.klartecken.fleet.Main", "serve", "--data", data.toString(), "--http-port",
        Integer.toString(httpPort), "--mqtt-port", Integer.toString(mqttPort), "--stamp-port", "0"));
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolveSibling("server.log").toFile())).start();
  }

  /** Waits until it takes messages; answers how long that took, in milliseconds. */
  long awaitReady(HttpClient http) throws IOException, InterruptedException {
    long from = System.nanoTime();
    HttpRequest question = HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/health/ready"))
        .timeout(Duration.ofSeconds(2)).build();
    while (!ready(http, question)) {
      if (!process.isAlive()) {
        throw new IOException("the server ended by itself: " + Files.readString(data.resolveSibling("server.log")));
      }
      if (System.nanoTime() - from > PATIENCE.toNanos()) {
        throw new IOException("the server is not ready after " + PATIENCE.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
  }

  private static boolean ready(HttpClient http, HttpRequest question) throws InterruptedException {
    try {
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** kill -9, then a new one on the same folder. */
  void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    process = launch();
  }

  /** Asks it to stop by SIGTERM and waits for its end; answers its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  /** CPU time that it used until now, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND; // utime, stime
  }

  /** Memory that is resident, in MiB. */
  long residentMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024;
      }
    }
    return 0;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
