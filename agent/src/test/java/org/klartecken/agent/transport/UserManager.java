// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A systemd of a user, with the services of a folder's {@code home/.config/systemd/user}, on a machine that need not be
 * run by systemd: it believes that it is, for it sees a folder {@code /run} of its own.
 */
public final class UserManager implements AutoCloseable {
  private static final Path SYSTEMD = Path.of("/lib/systemd/systemd");
  private static final Path SYSTEMCTL = Path.of("/usr/bin/systemctl");
  private final Path folder;
  private final Process manager;

  private UserManager(Path folder, Process manager) {
    this.folder = folder;
    this.manager = manager;
  }

  /** Whether the programs are there, and this user may make the folder. */
  public static boolean isPossible() throws IOException, InterruptedException {
    return Files.isExecutable(SYSTEMD) && Files.isExecutable(SYSTEMCTL)
        && new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/run").start().waitFor() == 0;
  }

  public static UserManager start(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("run"));
    ProcessBuilder builder = new ProcessBuilder("unshare", "-m", "sh", "-c",
        "mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system && exec " + SYSTEMD
            + " --user --log-target=console --log-level=info")
        .redirectErrorStream(true).redirectOutput(folder.resolve("systemd.log").toFile());
    builder.environment().putAll(environment(folder));
    UserManager manager = new UserManager(folder, builder.start());
    Awaitility.await().until(() -> Files.exists(folder.resolve("run/systemd/private")));
    return manager;
  }

  private static Map<String, String> environment(Path folder) {
    return Map.of("XDG_RUNTIME_DIR", folder.resolve("run").toString(), "HOME", folder.resolve("home").toString());
  }

  /** What asks it. */
  public Systemctl systemctl() {
    return new Systemctl(List.of(SYSTEMCTL), environment(folder), Duration.ofSeconds(20));
  }

  /** The process that a service runs as; 0 when it does not run. */
  public String mainProcess(String service) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(SYSTEMCTL.toString(), "--user", "show", "--value", "-p", "MainPID",
        service);
    builder.environment().putAll(environment(folder));
    Process asked = builder.start();
    String said = new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
    asked.waitFor();
    return said;
  }

  /** It ends its services before itself. */
  @Override
  public void close() {
    manager.destroy();
    manager.onExit().join();
  }
}
