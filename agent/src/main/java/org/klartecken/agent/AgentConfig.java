// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.klartecken.agent.enrol.EnrolmentToken;
import org.klartecken.agent.enrol.ServerAddress;
import org.klartecken.agent.selftest.SelfTestRights;

/**
 * How an agent runs; validated once, here. What is wrong is an {@link IllegalArgumentException} whose message is one
 * sentence for people.
 *
 * @param state where it keeps who it is and what waits
 * @param root below which {@code /sys}, {@code /dev} and {@code /proc} are read
 * @param site a folder with profiles of one's own, which win over the shipped ones
 * @param server whom to ask to be enrolled; needed only until then
 * @param token likewise
 * @param name what people call this PC, 1 to 100 characters
 * @param heartbeat the longest silence, 5 to 300 seconds
 * @param rescan how often everything is looked at though no event came, 5 seconds to an hour
 * @param metricsPort of the page for Prometheus on this PC, if wanted; 0 takes a free one
 * @param insecureHttp whether a token may be sent over plain HTTP to another machine
 * @param rights what self-tests may do to the room
 */
public record AgentConfig(Path state, Path root, Optional<Path> site, Optional<ServerAddress> server,
    Optional<EnrolmentToken> token,
    String name, Duration heartbeat, Duration rescan, OptionalInt metricsPort, boolean insecureHttp,
    SelfTestRights rights) {
  public AgentConfig {
    require(Files.isDirectory(root), "The root " + root + " is no directory.");
    require(site.isEmpty() || Files.isDirectory(site.get()),
        "The folder of own profiles " + site.map(Path::toString).orElse("") + " is no directory.");
    require(!name.isBlank() && name.length() <= 100, "The name of this PC has 1 to 100 characters.");
    within(heartbeat, Duration.ofSeconds(5), Duration.ofMinutes(5), "The heartbeat lies between 5 and 300 seconds.");
    within(rescan, Duration.ofSeconds(5), Duration.ofHours(1), "The re-scan lies between 5 and 3600 seconds.");
    int port = metricsPort.orElse(0);
    require(port >= 0 && port <= 65_535, "A port lies between 0 and 65535, not " + port + '.');
    require(token.isEmpty() || server.isPresent(), "A token is of no use without --server.");
  }

  private static void within(Duration value, Duration least, Duration most, String otherwise) {
    require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, otherwise);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
