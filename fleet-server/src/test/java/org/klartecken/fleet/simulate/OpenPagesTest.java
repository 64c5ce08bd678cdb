// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.FleetConfig;
import org.klartecken.fleet.FleetServer;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.enrol.RoomPlan;

/** The whole server with a simulated room over MQTT, looked at in a browser: from the pulled plug to the healed ticket. */
@Timeout(150)
class OpenPagesTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String PASSWORD = "sju gröna hästar i regn";
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final LocatorAssertions.ContainsTextOptions PATIENT = new LocatorAssertions.ContainsTextOptions()
      .setTimeout(30_000);
  private volatile Optional<Fault> fault = Optional.empty();

  @Test
  void pulledSpeakerphoneShowsOnOpenPagesAndItsTicketHealsWhenItIsBack(@TempDir Path data) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "needs Debian's chromium");
    shortHolds(data);
    Vertx vertx = Vertx.vertx();
    try (FleetServer server = FleetServer.start(FleetConfig.anyPort(data), InstantSource.system());
        Playwright playwright = Playwright
            .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
            .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking")))) {
      String base = "http://localhost:" + server.httpPort();
      Town.Place place = new Town(RoomTypes.all()).rooms(40).stream()
          .filter(p -> p.type().standard().equals("hybrid-small"))
          .filter(p -> Fault.SPEAKERPHONE_PULLED.seenOn(p.type().devices()).size() < p.type().devices().size())
          .findFirst().orElseThrow();
      Uplink uplink = speak(vertx, base, place, data);
      look(browser, base, server.setupPath().orElseThrow(), place);
      uplink.stop().await(10, TimeUnit.SECONDS);
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }

  private void look(Browser browser, String base, String setup, Town.Place place) {
    try (BrowserContext person = browser.newContext(new Browser.NewContextOptions().setLocale("sv"))) {
      Page fleet = person.newPage();
      fleet.navigate(base + setup);
      fleet.fill("#name", "Sara Lind");
      fleet.fill("#password", PASSWORD);
      fleet.fill("#again", PASSWORD);
      fleet.click("button.main");
      assertThat(fleet.locator("h1")).containsText("klart", PATIENT);
      Page room = marked(person, base + "/rooms/" + place.id());
      Page tickets = marked(person, base + "/tickets");
      fleet.evaluate("window.same = true");
      assertThat(room.locator("h1")).containsText("är klart", PATIENT);
      assertThat(tickets.locator("#ticket-rows .row")).hasCount(0);

      fault = Optional.of(Fault.SPEAKERPHONE_PULLED);
      assertThat(fleet.locator("#row-" + place.id())).containsText(place.name(), PATIENT);
      assertThat(room.locator("h1")).containsText("inte klart", PATIENT);
      assertThat(tickets.locator("#ticket-rows .row").first()).containsText(place.name(), PATIENT);
      assertThat(room.locator("#room-tickets li").first()).containsText("Ingen har tagit det", PATIENT);

      Page ticket = person.newPage();
      ticket.navigate(base + tickets.locator("#ticket-rows .row a").first().getAttribute("href"));
      ticket.click("button[value=acknowledge]");
      assertThat(fleet.locator("#row-" + place.id() + " .who")).containsText("Sara Lind", PATIENT);
      ticket.fill("#note", "Någon lånade den. Jag hämtar den.");
      ticket.click("button[value=comment]");
      assertThat(ticket.locator(".said").first()).hasText("Någon lånade den. Jag hämtar den.");
      ticket.evaluate("window.same = true");

      fault = Optional.empty();
      assertThat(ticket.locator("#ticket-head .tag")).containsText("Löst", PATIENT);
      assertThat(room.locator("h1")).containsText("är klart", PATIENT);
      assertThat(fleet.locator("#row-" + place.id())).hasCount(0);
      for (Page open : List.of(fleet, room, tickets, ticket)) {
        assertEquals(true, open.evaluate("window.same"), "reloaded: " + open.url());
      }
    }
  }

  private static Page marked(BrowserContext person, String address) {
    Page page = person.newPage();
    page.navigate(address);
    page.evaluate("window.same = true");
    return page;
  }

  /** The site's own standard: the shipped one, whose faults become tickets after a second. */
  private static void shortHolds(Path data) throws Exception {
    Path standards = Files.createDirectories(data.resolve("catalog").resolve("standards"));
    Files.createDirectories(data.resolve("catalog").resolve("profiles"));
    try (InputStream shipped = OpenPagesTest.class.getResourceAsStream("/standards/common.yaml")) {
      String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(standards.resolve("common.yaml"), text.replace("hold: 20 s", "hold: 1 s"));
    }
  }

  /** Enrols the room and lets it speak. */
  private Uplink speak(Vertx vertx, String base, Town.Place place, Path data) {
    InstantSource clock = InstantSource.system();
    Credentials credentials = new Enroller(data.resolve("simulated").resolve("credentials.json"), URI.create(base),
        p -> token(p, data)).cast(List.of(place)).getFirst().credentials();
    NetClient client = vertx.createNetClient(new NetClientOptions().setSsl(true)
        .setHostnameVerificationAlgorithm("HTTPS")
        .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(credentials.caPem()))));
    RoomPlayer player = new RoomPlayer(place, _ -> fault, Loans.NONE, new MeetingPlan(1, 0, ZONE), clock.instant(),
        Duration.ofHours(1));
    Uplink uplink = new Uplink(vertx, client, credentials, player, new WireCodec(), clock, new Simulation.Tally());
    vertx.runOnContext(_ -> uplink.start(0));
    return uplink;
  }

  private static String token(Town.Place place, Path data) {
    try (FleetStore store = FleetStore.open(data)) {
      var now = InstantSource.system().instant();
      RoomPlan plan = new RoomPlan(Optional.of(place.id().value()), Optional.of(place.organisation()),
          Optional.of(place.site()), Optional.of(place.siteName()), Optional.of(place.floor()),
          Optional.of(place.name()), Optional.of(place.type().standard()));
      return store.enrolTokens(List.of("localhost"), now).create(plan, 1, Duration.ofHours(1), now).getFirst();
    }
  }
}
