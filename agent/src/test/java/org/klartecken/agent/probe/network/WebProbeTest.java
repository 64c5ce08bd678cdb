// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.enrol.PinnedTrust;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.publish.TestAuthority;
import org.klartecken.agent.transport.WebLink;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;

/** A real server, and a real network device that answers in its place. */
class WebProbeTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final TestAuthority OURS = TestAuthority.create();
  private static final AttachedDevice CARD = new AttachedDevice(
      new Device(new DeviceId("net:eth0"), DeviceKind.NETWORK, "eth0", DeviceId.HOST, Set.of(Capability.NETWORK), null,
          null),
      null, List.of(Path.of("sys/class/net/eth0")));

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private int httpPort = 1; // nobody listens there

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void theServerItselfAnswersWithNothing() throws Exception {
    assertEquals("open", look(http(204, null, "")));
    assertEquals(List.of("GET /api/v1/reachable"), asked);
    assertEquals("open", look(https(OURS, 204)));
  }

  @ParameterizedTest
  @CsvSource({"302, http://login.portal.example/?to=fleet, ''", "307, https://10.0.0.1:8443/, <a>",
      "200, , <html>log in",
      "511, , <html>log in", "303, http://login portal/, ''"})
  void aNetworkThatWantsALogInAnswersInItsPlace(int status, @Nullable String location, String body) throws Exception {
    assertEquals("portal", look(http(status, location, body)));
    assertEquals(1, asked.size(), "where it leads nobody goes");
  }

  @ParameterizedTest
  @CsvSource({"502, , <html>Bad Gateway", "503, , <html>", "404, , {}", "403, , <html>blocked", "401, , ''",
      "500, , ''",
      "301, https://localhost/api/v1/reachable, ''", "302, /login, ''", "200, , ''", "304, , ''"})
  void aProxysErrorPageOrAnotherServerIsNoPortal(int status, @Nullable String location, String body) throws Exception {
    assertEquals("UNSUPPORTED", look(http(status, location, body)));
  }

  @Test
  void aServerThatIsDownIsNoFaultOfTheNetwork() throws Exception {
    URI gone = http(204, null, "");
    stop();
    assertEquals("UNSUPPORTED", look(gone));
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long begin = System.nanoTime();
      assertEquals("UNSUPPORTED", look(URI.create("http://localhost:" + silent.getLocalPort())));
      assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 20);
    }
  }

  @Test
  void aCertificateOfSomebodyElseIsToldAndIsNoPortal() throws Exception {
    assertEquals("untrusted", look(https(TestAuthority.create(), 204)));
  }

  @Test
  void behindTlsThatComesToNothingAPortalShowsAtThePortOfHttp() throws Exception {
    httpPort = http(302, "http://login.portal.example/", "").getPort();
    assertEquals("portal", look(https(TestAuthority.create(), 200)), "it answers TLS with a certificate of its own");
    URI gone = https(OURS, 204);
    servers.getLast().stop(0);
    assertEquals("portal", look(gone), "it lets no TLS through at all");
  }

  @Test
  void whatAnswersAtThePortOfHttpBesideAServerThatIsDownIsNoFault() throws Exception {
    httpPort = http(301, "https://localhost/", "").getPort();
    URI gone = https(OURS, 204);
    servers.getLast().stop(0);
    assertEquals("UNSUPPORTED", look(gone));
  }

  @Test
  void withinThisPcThereIsNoNetworkToAnswer() throws Exception {
    WebProbe.Door door = new WebProbe.Door(link(), http(200, null, "<html>"));
    assertInstanceOf(ProbeOutcome.NothingToMeasure.class, new WebProbe(SystemRoot.LIVE, door).look(CARD, NOW));
    assertEquals(List.of(), asked);
  }

  @Test
  void aNameThatNobodyKnowsIsNoFaultOfTheNetwork() throws Exception {
    assertEquals("UNSUPPORTED", look(URI.create("http://fleet.invalid"))); // RFC 6761 §6.4: there is none
  }

  /** What is told, or why nothing is. */
  private String look(URI server) throws Exception {
    ProbeOutcome outcome = new WebProbe(SystemRoot.LIVE, new WebProbe.Door(link(), server), _ -> false, httpPort)
        .look(CARD, NOW);
    return switch (outcome) {
      case ProbeOutcome.Measured(var readings) ->
        ((org.klartecken.contract.Value.Text) readings.getFirst().value()).text();
      case ProbeOutcome.Failed(FailureReason reason, _) -> reason.name();
      case ProbeOutcome.NothingToMeasure _ -> "-";
    };
  }

  private static WebLink link() {
    return new WebLink(() -> PinnedTrust.besidesSystem(OURS.caPem()), Duration.ofSeconds(2));
  }

  private URI http(int status, @Nullable String location, String body) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    return URI.create("http://localhost:" + serve(server, status, location, body));
  }

  private URI https(TestAuthority authority, int status) throws Exception {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.setHttpsConfigurator(new HttpsConfigurator(authority.serverContext()));
    return URI.create("https://localhost:" + serve(server, status, null, ""));
  }

  private int serve(HttpServer server, int status, @Nullable String location, String body) {
    server.createContext("/", exchange -> answer(exchange, status, location, body));
    server.start();
    servers.add(server);
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, int status, @Nullable String location, String body) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (location != null) {
      exchange.getResponseHeaders().add("Location", location);
    }
    byte[] octets = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }
}
