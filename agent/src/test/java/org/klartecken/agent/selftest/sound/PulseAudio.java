// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A sound card without hardware: a PulseAudio server of our own whose one sink is heard by its monitor, and ALSA's
 * default mapped onto it. Its faults are set by {@code pactl}.
 */
public final class PulseAudio implements AutoCloseable {
  private final Path folder;
  private final Process server;

  private PulseAudio(Path folder, Process server) {
    this.folder = folder;
    this.server = server;
  }

  public static boolean isThere() throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v pulseaudio pactl paplay").start().waitFor() == 0;
  }

  public static PulseAudio start(Path folder) throws IOException, InterruptedException {
    Process server = env(folder, new ProcessBuilder(command(folder)))
        .redirectErrorStream(true).redirectOutput(folder.resolve("pa.log").toFile()).start();
    PulseAudio pulse = new PulseAudio(folder, server);
    for (int i = 0; i < 200 && pulse.pactl("info") != 0 && server.isAlive(); i++) {
      server.waitFor(50, TimeUnit.MILLISECONDS);
    }
    return pulse;
  }

  /** What starts a server that keeps what it needs in a folder, for others that start it; writes its settings there. */
  public static List<String> command(Path folder) throws IOException {
    Path socket = folder.resolve("native");
    Files.writeString(folder.resolve("pa.pa"), """
        load-module module-native-protocol-unix auth-anonymous=1 socket=%s
        load-module module-null-sink sink_name=room rate=16000 channels=2
        load-module module-null-sink sink_name=elsewhere rate=16000 channels=2
        set-default-sink room
        set-default-source room.monitor
        """.formatted(socket), UTF_8);
    Files.writeString(folder.resolve("asound.conf"), """
        pcm.!default { type pulse }
        ctl.!default { type pulse }
        """, UTF_8);
    return List.of("pulseaudio", "-n", "-F", folder.resolve("pa.pa").toString(), "--daemonize=no",
        "--exit-idle-time=-1",
        "--use-pid-file=no", "--disable-shm=yes");
  }

  /** Changes the room; 0 when it was done. */
  public int pactl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("pactl"));
    command.addAll(List.of(arguments));
    return env(folder, new ProcessBuilder(command)).redirectErrorStream(true)
        .redirectOutput(folder.resolve("pactl.log").toFile()).start().waitFor();
  }

  /** Adds a device with a loudspeaker of that name, and a microphone, that says it is the sound card with this number. */
  public void card(String name, int number) throws IOException, InterruptedException {
    pactl("load-module", "module-null-sink", "sink_name=" + name, "sink_properties=alsa.card=" + number);
    pactl("load-module", "module-remap-source", "source_name=" + name + "_microphone", "master=room.monitor",
        "source_properties=alsa.card=" + number);
  }

  /** Makes a program see this sound card and no other. */
  ProcessBuilder env(ProcessBuilder builder) {
    return env(folder, builder);
  }

  private static ProcessBuilder env(Path folder, ProcessBuilder builder) {
    builder.environment().put("PULSE_SERVER", "unix:" + folder.resolve("native"));
    builder.environment().put("PULSE_RUNTIME_PATH", folder.toString());
    builder.environment().put("PULSE_LATENCY_MSEC", "100");
    builder.environment().put("ALSA_CONFIG_PATH", "/usr/share/alsa/alsa.conf:" + folder.resolve("asound.conf"));
    builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
    builder.environment().put("HOME", folder.toString());
    return builder;
  }

  public String log() throws IOException {
    return Files.readString(folder.resolve("pa.log"), UTF_8);
  }

  @Override
  public void close() {
    server.destroyForcibly();
  }
}
