// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.room.Room;

/**
 * Everything that the person who starts the server may decide; validated once.
 *
 * @param data the folder where everything is kept
 * @param httpPort 0 for any free one
 * @param httpsPort the same web by https with the server's own certificate, for room PCs that enrol; 0 for any free port,
 *     null for none
 * @param mqttPort 0 for any free one
 * @param stampPort UDP, where test packets are reflected; 0 for any free one
 * @param stampKey file with the hexadecimal key of authenticated test packets, or null for unauthenticated ones
 * @param bind address to listen on, the loopback by default
 * @param publicHost name under which agents reach this server; empty: the name that they enrolled under
 * @param publicUrl under which people and agents reach the web, https in earnest; empty: as the browser asked
 * @param organisation slug of the tenant of rooms that nobody assigned
 * @param site slug of the building of rooms that nobody assigned
 * @param siteName what people call that building
 * @param zone of new rooms
 */
public record FleetConfig(Path data, int httpPort, @Nullable Integer httpsPort, int mqttPort, int stampPort,
    @Nullable Path stampKey, String bind,
    String publicHost, String publicUrl,
    String organisation, String site, String siteName, ZoneId zone) {
  /** A port that needs no rights, unlike 862, which RFC 8762 names. */
  public static final int STAMP_PORT = 8862;
  private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+/?");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  public FleetConfig {
    port("--http-port", httpPort);
    port("--https-port", httpsPort == null ? 0 : httpsPort);
    port("--mqtt-port", mqttPort);
    port("--stamp-port", stampPort);
    if (httpPort != 0 && httpPort == mqttPort) {
      throw new CannotStart("--http-port and --mqtt-port are both " + httpPort + "; they must differ.");
    }
    publicUrl = url(publicUrl);
    slug("--organisation", organisation);
    slug("--site", site);
    data = data.toAbsolutePath().normalize();
  }

  /** The defaults, with ports that are free: for tests and for programs that start a server within themselves. */
  public static FleetConfig anyPort(Path data) {
    return new FleetConfig(data, 0, null, 0, 0, null, "127.0.0.1", "", "", "main", "main", Room.UNNAMED_SITE,
        ZoneId.systemDefault());
  }

  /** Names and addresses that the server's certificate must hold for. */
  public List<String> hosts() {
    List<String> hosts = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
    try {
      hosts.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) { // a machine without a name is reached by the others
      hosts.add("localhost");
    }
    for (String named : List.of(publicHost,
        publicUrl.isEmpty() ? "" : Objects.requireNonNullElse(URI.create(publicUrl).getHost(), ""), bind)) {
      if (!named.isEmpty() && !named.equals("0.0.0.0") && !named.equals("::")) {
        hosts.add(named);
      }
    }
    return hosts.stream().distinct().toList();
  }

  /** Scheme, host and perhaps a port; a slash at the end is left out. */
  private static String url(String text) {
    if (text.isEmpty()) {
      return text;
    }
    if (!URL.matcher(text).matches() || URI.create(text).getHost() == null) {
      throw new CannotStart("--public-url is an address as https://klartecken.example, without a path.");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static void port(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new CannotStart(option + " lies between 0 and 65535, not " + port + ".");
    }
  }

  private static void slug(String option, String value) {
    if (!SLUG.matcher(value).matches()) {
      throw new CannotStart(option + " is 1 to 64 of a-z, 0-9 and inner hyphens.");
    }
  }
}
