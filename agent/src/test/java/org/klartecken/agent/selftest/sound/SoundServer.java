// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.awaitility.Awaitility;

/**
 * A sound service that runs: a sink {@code room}, which is the default and heard by its monitor, the default source, and
 * a sink {@code elsewhere}; ALSA's default is mapped onto it. Its faults are set by {@code pactl}.
 */
public final class SoundServer implements AutoCloseable {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration OFTEN = Duration.ofMillis(20);
  private final Path folder;
  private final SequencedMap<String, Process> programs = new LinkedHashMap<>();

  private SoundServer(Path folder) {
    this.folder = folder;
  }

  public static SoundServer start(SoundService service, Path folder) throws IOException, InterruptedException {
    Files.writeString(SoundService.alsaDefault(folder), """
        pcm.!default { type pulse }
        ctl.!default { type pulse }
        """, UTF_8);
    SoundServer server = new SoundServer(folder);
    try {
      for (SoundService.Program program : service.programs(folder)) {
        server.run(program);
      }
      for (String sink : List.of("room", "elsewhere")) {
        server.pactl("load-module", "module-null-sink", "sink_name=" + sink, "rate=16000", "channels=2");
      }
      server.useFromNowOn("room", "room.monitor");
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void run(SoundService.Program program) throws IOException {
    Process process = env(new ProcessBuilder(program.command())).redirectErrorStream(true)
        .redirectOutput(log(program.name()).toFile()).start();
    programs.put(program.name(), process);
    Awaitility.await(program.name()).pollDelay(NONE).pollInterval(OFTEN)
        .until(() -> !process.isAlive() || program.sockets().stream().allMatch(SoundServer::listens));
  }

  private static boolean listens(Path socket) {
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Makes a sink and a source the defaults, as a person does, and waits until they are. */
  public void useFromNowOn(String sink, String source) throws IOException, InterruptedException {
    Awaitility.await(log()).pollDelay(NONE).pollInterval(OFTEN).until(() -> pactl("set-default-sink", sink) == 0
        && pactl("set-default-source", source) == 0 && sink.equals(said("get-default-sink"))
        && source.equals(said("get-default-source")));
  }

  /** What {@code pactl} says. */
  public String said(String... arguments) throws IOException, InterruptedException {
    pactl(arguments);
    return Files.readString(log("pactl"), UTF_8).strip();
  }

  /** Changes the room; 0 when it was done. */
  public int pactl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("pactl"));
    command.addAll(List.of(arguments));
    return env(new ProcessBuilder(command)).redirectErrorStream(true).redirectOutput(log("pactl").toFile()).start()
        .waitFor();
  }

  /** Adds a device with a loudspeaker of that name, and a microphone, that says it is the sound card with this number. */
  public void card(String name, int number) throws IOException, InterruptedException {
    card(name, "alsa.card=" + number);
  }

  /** @param properties what the device says of itself */
  public void card(String name, String properties) throws IOException, InterruptedException {
    pactl("load-module", "module-null-sink", "sink_name=" + name, "sink_properties=" + properties);
    pactl("load-module", "module-remap-source", "source_name=" + name + "_microphone", "master=room.monitor",
        "source_properties=" + properties);
  }

  /** Makes a program see this sound card and no other. */
  ProcessBuilder env(ProcessBuilder builder) {
    builder.environment().putAll(SoundService.environment(folder));
    return builder;
  }

  /** The program of that name does nothing more until {@link #goOn}. */
  public void hang(String program) throws IOException, InterruptedException {
    signal("STOP", program);
  }

  public void goOn(String program) throws IOException, InterruptedException {
    signal("CONT", program);
  }

  private void signal(String signal, String program) throws IOException, InterruptedException {
    long process = running(program).pid();
    if (new ProcessBuilder("kill", "-" + signal, String.valueOf(process)).start().waitFor() != 0) {
      throw new IOException(program + " is not there");
    }
  }

  /** Ends the program of that name. */
  public void end(String program) {
    running(program).destroyForcibly().onExit().join();
  }

  private Process running(String program) {
    Process process = programs.get(program);
    if (process == null) {
      throw new IllegalArgumentException(program + " is none of " + programs.keySet());
    }
    return process;
  }

  /** The program that is asked. */
  public String speaker() {
    return programs.lastEntry().getKey();
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** What the programs wrote, for whoever wonders. */
  public String log() {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, Process> program : programs.entrySet()) {
      all.append(program.getKey()).append(program.getValue().isAlive() ? " runs: " : " ended: ");
      try {
        all.append(Files.readString(log(program.getKey()), UTF_8));
      } catch (IOException e) {
        all.append(e);
      }
    }
    return all.toString();
  }

  @Override
  public void close() {
    for (Process program : programs.reversed().values()) {
      program.destroyForcibly().onExit().join();
    }
  }
}
