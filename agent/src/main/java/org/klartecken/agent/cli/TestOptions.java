// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.selftest.SelfTestOptions;
import org.klartecken.agent.selftest.sound.SoundPolicy;
import org.klartecken.stamp.StampKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a self-test may do. */
final class TestOptions {
  /** Where a fleet server reflects unless it was told otherwise. */
  private static final int USUAL_PORT = 8862;
  /** A name or IPv4 address, or an IPv6 address in brackets, and perhaps a port. */
  private static final Pattern PEER = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)\\]|([^:\\[\\]]+))(?::(\\d{1,5}))?");

  @Option(names = "--reflector", paramLabel = "HOST[:PORT]", description = "A STAMP Session-Reflector (RFC 8762) to call, such as the fleet server (port: 8862). Without it the network is not measured.")
  private @Nullable String reflector;

  @Option(names = "--reflector-key", paramLabel = "FILE", description = "Calls with authenticated packets; the file holds the key, at least 32 hexadecimal digits.")
  private @Nullable Path key;

  @Option(names = "--packets", paramLabel = "N", description = "How many packets the call has, 50 a second (default: ${DEFAULT-VALUE}).")
  private int packets = SelfTestOptions.USUAL_CALL;

  /** When a sweep may be played. */
  enum Sound {
    never, day, always
  }

  @Option(names = "--sound", paramLabel = "WHEN", description = "Whether a soft sweep of one second may be played: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, which is from 06 to 22). Microphones are listened to in any case; nothing is kept.")
  private Sound sound = Sound.day;

  @Option(names = "--budget", paramLabel = "SECONDS", description = "For all steps together (default: ${DEFAULT-VALUE}).")
  private long budget = SelfTestOptions.USUAL_BUDGET.toSeconds();

  @Mixin
  private RightsOptions rights;

  /** @throws IllegalArgumentException with one sentence for people */
  SelfTestOptions options() {
    if (budget < 1 || budget > 3600) {
      throw new IllegalArgumentException("The budget lies between 1 and 3600 seconds.");
    }
    return new SelfTestOptions(Duration.ofSeconds(budget), Optional.ofNullable(reflector).map(TestOptions::peer),
        Optional.ofNullable(key).map(TestOptions::key), packets,
        new SoundPolicy(sound != Sound.never, sound == Sound.always, SoundPolicy.USUAL, ZoneId.systemDefault()),
        rights.rights());
  }

  private static InetSocketAddress peer(String text) {
    Matcher m = PEER.matcher(text);
    int port = m.matches() && m.group(3) != null ? Integer.parseInt(m.group(3)) : USUAL_PORT;
    if (!m.matches() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("A reflector is HOST or HOST:PORT, not \"" + text + "\".");
    }
    return new InetSocketAddress(m.group(1) == null ? m.group(2) : m.group(1), port);
  }

  private static StampKey key(Path file) {
    try {
      return new StampKey(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new IllegalArgumentException("The file " + file + " of --reflector-key cannot be read.", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The file " + file + " of --reflector-key holds no key: at least 32 hexadecimal digits.", e);
    }
  }
}
