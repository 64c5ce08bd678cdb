// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Printable;

/** Restarts services by {@code systemctl restart}, systemctl(1), without a shell; never asks anybody for a password. */
public final class Systemctl {
  private static final List<Path> PLACES = List.of(Path.of("/usr/bin/systemctl"), Path.of("/bin/systemctl"));
  private static final ProcessBuilder.Redirect NOBODY = ProcessBuilder.Redirect.from(new File("/dev/null"));
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final int LONGEST = 400;
  private static final int NO_PERMISSION = 4;
  private static final int NOT_INSTALLED = 5;
  /** Until its release 254 it says so in words only, with the status of any failure. */
  private static final Pattern DENIED = Pattern.compile("authentication (?:is )?required|Access denied|not permitted");
  private static final Pattern NO_SYSTEMD = Pattern.compile("not been booted with systemd|Failed to connect to bus");

  private final List<Path> places;
  private final Map<String, String> environment;
  private final Duration limit;

  /** The system's own. */
  public Systemctl() {
    this(PLACES, Map.of(), LIMIT);
  }

  /**
   * @param places where the program may lie, the best first
   * @param environment beyond that of this process
   * @param limit for one service
   */
  public Systemctl(List<Path> places, Map<String, String> environment, Duration limit) {
    this.places = List.copyOf(places);
    this.environment = Map.copyOf(environment);
    this.limit = limit;
  }

  /**
   * Restarts a service and waits until it runs again.
   *
   * @throws ServiceFault {@code UNSUPPORTED} where systemd or the service is not there, {@code ACCESS_DENIED} where this
   *     user may not, {@code TIMEOUT} when it takes longer than the limit, though systemd goes on with it
   */
  public void restart(ServiceUnit unit) throws ServiceFault, InterruptedException {
    Optional<Path> program = places.stream().filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      throw new ServiceFault(FailureReason.UNSUPPORTED, "there is no systemctl on this PC");
    }
    try {
      Process systemctl = start(program.get(), unit);
      try {
        await(systemctl, unit);
      } finally {
        systemctl.destroyForcibly();
      }
    } catch (IOException e) {
      throw new ServiceFault(FailureReason.OTHER, "systemctl cannot be run: " + e.getMessage());
    }
  }

  private Process start(Path program, ServiceUnit unit) throws IOException {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    if (unit.ofUser()) {
      words.add("--user");
    }
    words.addAll(List.of("--no-ask-password", "restart", "--", unit.name()));
    ProcessBuilder builder = new ProcessBuilder(words).redirectInput(NOBODY)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C"); // what it says is read below
    return builder.start();
  }

  private void await(Process systemctl, ServiceUnit unit) throws IOException, ServiceFault, InterruptedException {
    if (!systemctl.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ServiceFault(FailureReason.TIMEOUT, unit.name() + " is not back after " + limit.toMillis() + " ms");
    }
    int status = systemctl.exitValue();
    if (status != 0) {
      String said = said(systemctl);
      throw new ServiceFault(reason(status, said), unit.name() + " was not restarted, status " + status + ": " + said);
    }
  }

  /** Only what it wrote before it ended: a child of its that lives on would keep the pipe open. */
  private static String said(Process systemctl) throws IOException {
    InputStream errors = systemctl.getErrorStream();
    byte[] octets = errors.readNBytes(Math.min(LONGEST, errors.available()));
    return Printable.clean(new String(octets, UTF_8).strip().replace("\n", " "));
  }

  private static FailureReason reason(int status, String said) {
    if (status == NO_PERMISSION || DENIED.matcher(said).find()) {
      return FailureReason.ACCESS_DENIED;
    }
    return status == NOT_INSTALLED || NO_SYSTEMD.matcher(said).find()
        ? FailureReason.UNSUPPORTED
        : FailureReason.OTHER;
  }
}
