// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.FleetConfig;
import org.klartecken.fleet.FleetServer;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.HttpVisitor;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.simulate.Simulation.Cast;
import org.klartecken.fleet.simulate.Town.Place;
import org.klartecken.readiness.Readiness;

/** What the room page says of units that move, over the real wire and the real pages. */
@Timeout(120)
class SimulatedEventsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private final Vertx vertx = Vertx.vertx();
  private final Map<RoomId, Fault> faults = new ConcurrentHashMap<>();
  private FleetServer server;
  private HttpVisitor visitor;
  private Path data;

  @BeforeEach
  void start(@TempDir Path folder) {
    data = folder;
    server = FleetServer.start(FleetConfig.anyPort(data), InstantSource.system());
    visitor = HttpVisitor.of(server);
  }

  @AfterEach
  void stop() throws Exception {
    visitor.close();
    vertx.close().await(20, TimeUnit.SECONDS);
    server.close();
  }

  @Test
  void movedSwappedReplacedAndBorrowedUnitsAreCalledSo() throws Exception {
    List<Place> places = new Town(RoomTypes.all()).rooms(40).stream()
        .filter(place -> place.type().standard().equals("huddle")).limit(5).toList();
    Place moving = places.get(0);
    Place swapping = places.get(1);
    Place replacing = places.get(2);
    Place lending = places.get(3);
    Place borrowing = places.get(4);
    Loans loan = new NextDoor(lending, () -> course(lending));
    List<Uplink> uplinks = enrolled(places).stream()
        .map(cast -> speak(cast, cast.place().equals(borrowing) ? loan : Loans.NONE)).toList();
    await().until(() -> count(Readiness.READY) == places.size());

    faults.putAll(Map.of(moving.id(), Fault.CAMERA_MOVED, swapping.id(), Fault.CAMERA_SWAPPED, replacing.id(),
        Fault.CAMERA_REPLACED, lending.id(), Fault.SPEAKERPHONE_LENT));

    says(moving, "flyttad hit från 1-2", "moved here from 1-2");
    says(swapping, "utbytt mot samma modell", "swapped for the same model");
    says(replacing, "ersatte HD Pro Webcam C920", "replaced HD Pro Webcam C920");
    says(lending, "Sitter nu i " + borrowing.name(), "Is in " + borrowing.name());
    says(borrowing, "Den här enheten satt i " + lending.name(), "This unit was in " + lending.name());
    assertEquals(4, count(Readiness.READY), "only the lending room lacks something");
    for (Place place : places) {
      String page = page(place, "en");
      assertTrue(!page.contains("tells nothing") && !page.contains("probably"), page);
    }
    for (Uplink uplink : uplinks) {
      uplink.stop().await(10, TimeUnit.SECONDS);
    }
  }

  private void says(Place place, String swedish, String english) {
    await(place.name()).untilAsserted(() -> {
      String page = page(place, "sv");
      assertTrue(page.contains(swedish), page);
    });
    assertTrue(page(place, "en").contains(english), english);
  }

  private Faults course(Place place) {
    return _ -> Optional.ofNullable(faults.get(place.id()));
  }

  private long count(Readiness readiness) {
    return server.directory().all().stream().filter(s -> s.assessment().readiness() == readiness).count();
  }

  private String page(Place place, String language) {
    return visitor.page("/rooms/" + place.id(), language);
  }

  private Uplink speak(Cast cast, Loans loans) {
    InstantSource clock = InstantSource.system();
    NetClient client = vertx.createNetClient(new NetClientOptions().setSsl(true)
        .setHostnameVerificationAlgorithm("HTTPS")
        .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(cast.credentials().caPem()))));
    RoomPlayer player = new RoomPlayer(cast.place(), course(cast.place()), loans,
        new MeetingPlan(1, cast.place().number(), ZONE), clock.instant(), Duration.ZERO);
    Uplink uplink = new Uplink(vertx, client, cast.credentials(), player, new WireCodec(), clock,
        new Simulation.Tally());
    vertx.runOnContext(_ -> uplink.start(0));
    return uplink;
  }

  private List<Cast> enrolled(List<Place> places) {
    try (FleetStore store = FleetStore.open(data)) {
      var now = InstantSource.system().instant();
      var tokens = store.enrolTokens(List.of("localhost"), now);
      return new Enroller(data.resolve("simulated").resolve("credentials.json"), visitor.address("/"),
          place -> tokens.create(plan(place), 1, Duration.ofHours(1), now).getFirst()).cast(places);
    }
  }

  private static RoomPlan plan(Place place) {
    return new RoomPlan(Optional.of(place.id().value()), Optional.of(place.organisation()), Optional.of(place.site()),
        Optional.of(place.siteName()), Optional.of(place.floor()), Optional.of(place.name()),
        Optional.of(place.type().standard()));
  }
}
