// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The sound services of Linux desktops, without hardware. Each keeps all it needs in a folder, and opens no sound card of
 * the machine that it runs on.
 */
public enum SoundService {
  PULSEAUDIO("pulseaudio pactl") {
    @Override
    public List<Program> programs(Path folder) throws IOException {
      Files.writeString(folder.resolve("pa.pa"), "load-module module-native-protocol-unix socket=" + socket(folder),
          UTF_8);
      return List.of(new Program("pulseaudio", List.of("/usr/bin/pulseaudio", "-n", "-F",
          folder.resolve("pa.pa").toString(), "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
          "--disable-shm=yes"), List.of(socket(folder))));
    }
  },

  /** With the manager of its session, which looks after defaults, and what speaks PulseAudio's protocol. */
  PIPEWIRE("pipewire wireplumber pipewire-pulse pactl") {
    @Override
    public List<Program> programs(Path folder) throws IOException {
      Path manager = folder.resolve(".config/wireplumber");
      write(manager.resolve("main.lua.d"), "51-no-hardware.lua", """
          alsa_monitor.enabled = false
          v4l2_monitor.enabled = false
          libcamera_monitor.enabled = false
          default_access.properties["enable-flatpak-portal"] = false
          """); // WirePlumber 0.4
      write(manager.resolve("bluetooth.lua.d"), "51-no-hardware.lua", "bluez_monitor.enabled = false\n");
      write(manager.resolve("wireplumber.conf.d"), "no-hardware.conf", """
          wireplumber.profiles = {
            main = { hardware.audio = disabled, hardware.bluetooth = disabled, hardware.video-capture = disabled }
          }
          """); // WirePlumber 0.5
      return List.of(new Program("pipewire", List.of("/usr/bin/pipewire"), List.of(folder.resolve("pipewire-0"))),
          new Program("wireplumber", List.of("/usr/bin/wireplumber"), List.of()),
          new Program("pipewire-pulse", List.of("/usr/bin/pipewire-pulse"), List.of(socket(folder))));
    }
  };

  private final String needs;

  SoundService(String needs) {
    this.needs = needs;
  }

  /**
   * One of the programs that a service is.
   *
   * @param sockets where it listens when others may need it
   */
  public record Program(String name, List<String> command, List<Path> sockets) {
  }

  /** In the order of their start; the last one is who is asked. Writes their settings. */
  public abstract List<Program> programs(Path folder) throws IOException;

  /** The programs that must be installed. */
  public String needs() {
    return needs;
  }

  public boolean isThere() throws IOException, InterruptedException {
    String each = "command -v " + needs.replace(" ", " && command -v ");
    return new ProcessBuilder("sh", "-c", each).start().waitFor() == 0;
  }

  public static Path socket(Path folder) {
    return folder.resolve("native");
  }

  /** Settings that map ALSA's default onto the service; whoever starts it writes them. */
  static Path alsaDefault(Path folder) {
    return folder.resolve("asound.conf");
  }

  /** What makes a program see this service and no other, and keep its settings in the folder. */
  public static Map<String, String> environment(Path folder) {
    return Map.of("PULSE_SERVER", "unix:" + socket(folder),
        "PULSE_RUNTIME_PATH", folder.toString(),
        "PULSE_LATENCY_MSEC", "100",
        "PIPEWIRE_RUNTIME_DIR", folder.toString(),
        "ALSA_CONFIG_PATH", "/usr/share/alsa/alsa.conf:" + alsaDefault(folder),
        "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("no-bus"),
        "XDG_RUNTIME_DIR", folder.toString(),
        "XDG_CONFIG_HOME", folder.resolve(".config").toString(),
        "XDG_STATE_HOME", folder.resolve(".state").toString(),
        "HOME", folder.toString());
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(Files.createDirectories(folder).resolve(name), text, UTF_8);
  }
}
