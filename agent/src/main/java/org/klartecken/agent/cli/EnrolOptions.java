// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.enrol.EnrolmentToken;
import org.klartecken.agent.enrol.ServerAddress;
import picocli.CommandLine.Option;

/** The options that {@code run} and {@code enrol} share. */
final class EnrolOptions {
  @Option(names = "--state", paramLabel = "DIR", description = "Where the agent keeps who it is and what waits to be sent (default: $KLARTECKEN_STATE, else ~/.local/state/klartecken).")
  private @Nullable Path state;

  @Option(names = "--server", paramLabel = "URL", description = "The fleet server's web address, https://fleet.example.org or http://localhost:8080.")
  private @Nullable String server;

  @Option(names = "--token", paramLabel = "TOKEN", description = "The one-time token that the server's administrator made for this PC (default: $KLARTECKEN_TOKEN).")
  private @Nullable String token;

  @Option(names = "--name", paramLabel = "NAME", description = "What people call this room (default: the PC's host name).")
  private @Nullable String name;

  @Option(names = "--insecure-http", description = "Allows the token to travel over plain http to another machine, readable by everybody on the way.")
  private boolean insecureHttp;

  Path state() {
    return state != null ? state : usualState();
  }

  /** Where an agent keeps its state when nothing is said. */
  static Path usualState() {
    String named = System.getenv("KLARTECKEN_STATE");
    return named != null && !named.isBlank()
        ? Path.of(named)
        : Path.of(System.getProperty("user.home", "."), ".local", "state", "klartecken");
  }

  Optional<ServerAddress> server() {
    return Optional.ofNullable(server).map(ServerAddress::parse);
  }

  Optional<EnrolmentToken> token() {
    String given = token != null ? token : System.getenv("KLARTECKEN_TOKEN");
    return Optional.ofNullable(given).filter(text -> !text.isBlank()).map(text -> EnrolmentToken.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("That is no enrolment token; one looks like kt1.….….")));
  }

  String name() {
    if (name != null) {
      return name.strip();
    }
    try {
      String host = Files.isReadable(Path.of("/etc/hostname"))
          ? Files.readString(Path.of("/etc/hostname")).strip()
          : "";
      return host.isEmpty() ? InetAddress.getLocalHost().getHostName() : host;
    } catch (UnknownHostException e) { // a PC whose own name does not resolve
      return "room-pc";
    } catch (java.io.IOException e) {
      return "room-pc";
    }
  }

  boolean insecureHttp() {
    return insecureHttp;
  }
}
