// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running guest. Ends with {@link #close}, and leaves nothing behind but what was written to its shared folder. */
public final class Guest implements AutoCloseable {
  /** A boot takes eight seconds on an idle machine; the machines of the tests are not idle. */
  private static final Duration BOOT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final GuestPlan plan;
  private final Path sockets;
  private final Process qemu;
  private final Qmp qmp;
  private final CommandPort commands;

  private Guest(GuestPlan plan, Path sockets, Process qemu) {
    this.plan = plan;
    this.sockets = sockets;
    this.qemu = qemu;
    qmp = new Qmp(sockets.resolve("qmp"));
    commands = new CommandPort(sockets.resolve("lab"));
  }

  /** Starts a guest and waits until it answers. */
  public static Guest boot(GuestPlan plan) throws IOException {
    Path sockets = Files.createTempDirectory("lab");
    Process qemu = new ProcessBuilder(QemuCommand.of(plan, sockets, false)).redirectErrorStream(true)
        .redirectOutput(sockets.resolve("qemu.log").toFile()).start();
    try {
      Guest guest = new Guest(plan, sockets, qemu);
      guest.commands.awaitReady(BOOT);
      return guest;
    } catch (RuntimeException e) {
      qemu.destroyForcibly();
      String said = Stream.of("qemu.log", "console.log").map(sockets::resolve).filter(Files::exists)
          .map(Guest::tail).reduce("", (a, b) -> a + b);
      remove(sockets);
      throw new GuestTrouble(e.getMessage() + "\n" + said, e);
    }
  }

  /** Starts a guest with a shell on this terminal, and waits until it is left. */
  public static int shell(GuestPlan plan) throws IOException, InterruptedException {
    Path sockets = Files.createTempDirectory("lab");
    try {
      Files.writeString(plan.share().resolve("interactive"), "");
      return new ProcessBuilder(QemuCommand.of(plan, sockets, true)).inheritIO().start().waitFor();
    } finally {
      remove(sockets);
    }
  }

  /** Runs a bash script in the guest and waits for its end. */
  public Ran run(String script) {
    return commands.run(script, PATIENCE);
  }

  /** Runs a bash script that must succeed; gives what it said. */
  public String check(String script) {
    Ran ran = run(script);
    if (!ran.succeeded()) {
      throw new GuestTrouble("in the guest, status " + ran.status() + " of: " + script + "\n" + ran.output());
    }
    return ran.output();
  }

  /** Starts a program in the guest that goes on by itself; what it says goes to a file there. */
  public void start(String command, String log) {
    check("setsid " + command + " </dev/null >>" + log + " 2>&1 & echo $!");
  }

  /** The folder that the guest sees as {@code /share}. */
  public Path share() {
    return plan.share();
  }

  /** Gives a monitor of that size to an output, 0 or 1. */
  public void plugMonitor(int output, int width, int height) {
    new MonitorCable(sockets.resolve("monitor" + output)).size(width, height);
  }

  public void unplugMonitor(int output) {
    plugMonitor(output, 0, 0);
  }

  /** Puts the room's network cable in or out. */
  public void roomCable(boolean in) {
    qmp.cable(QemuCommand.ROOM_CABLE, in);
  }

  /** Lets the guest reach the host, or not: its agent is then alone. */
  public void uplink(boolean up) {
    qmp.cable(QemuCommand.UPLINK, up);
  }

  /** Plugs a serial adapter of FTDI's, 0403:6001, into a port of the PC. */
  public void plugSerialAdapter(String serial) {
    qmp.plug("usb-serial", "serial", new JsonObject().put("chardev", "line").put("always-plugged", true)
        .put("bus", "xhci.0").put("port", "4").put("serial", serial));
  }

  public void unplugSerialAdapter() {
    qmp.unplug("serial");
  }

  /** The far end of the serial adapter's line. */
  public SocketChannel serialLine() {
    return Socket.connect(sockets.resolve("line"));
  }

  /** Stops the machine's processors, as a PC that hangs. */
  public void freeze() {
    qmp.execute("stop", new JsonObject());
  }

  public void thaw() {
    qmp.execute("cont", new JsonObject());
  }

  /** Presses the reset button; {@link #awaitReady} waits until the guest answers again. */
  public void reset() {
    commands.expectRestart();
    qmp.execute("system_reset", new JsonObject());
  }

  /** Waits until the guest answers commands. */
  public void awaitReady() {
    commands.awaitReady(BOOT);
  }

  @Override
  public void close() throws IOException {
    qemu.destroyForcibly();
    try {
      if (!qemu.waitFor(20, TimeUnit.SECONDS)) {
        throw new GuestTrouble("QEMU, process " + qemu.pid() + ", cannot be ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    commands.close();
    qmp.close();
    remove(sockets);
  }

  private static String tail(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())) + "\n";
    } catch (IOException e) {
      return "(" + file.getFileName() + " cannot be read: " + e.getMessage() + ")\n";
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
