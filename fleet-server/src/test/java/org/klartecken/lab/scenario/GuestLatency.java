// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.klartecken.lab.guest.Guest;
import org.klartecken.lab.guest.GuestTrouble;

/**
 * From a speakerphone pulled out of a real kernel to the change on an open page in Chromium: once from the kernel's first
 * uevent, by the guest's clock, and once from the cable, which has in it how long the kernel takes to notice.
 */
final class GuestLatency {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LINE = "microphone";
  private static final String PHONE = "speakerphone";
  /** Where what is plugged in on the host hangs in the guest. */
  private static final String HUB = "/devices/platform/vhci_hcd.0";
  private static final int ASKED = 10;

  private final Lab lab;
  private final Consumer<String> say;
  private final List<Double> fromUevent = new ArrayList<>();
  private final List<Double> fromCable = new ArrayList<>();
  private double uncertainty;

  GuestLatency(Lab lab, Consumer<String> say) {
    this.lab = lab;
    this.say = say;
  }

  int measure(int rounds, Path result) throws Exception {
    try (FleetHost server = FleetHost.start(lab.project(), lab.work().resolve("data"));
        Stage stage = Stage.open(lab, server, Settings.HUDDLE);
        Onlooker person = new Onlooker(server)) {
      stage.guest().start("stdbuf -oL udevadm monitor --kernel", "/share/uevents.log");
      person.open(stage.pc().room(), LINE);
      for (int round = 1; round <= rounds; round++) {
        pull(stage, person);
        say.accept(String.format(Locale.ROOT, "round %d: %.0f ms after the uevent, %.0f ms after the cable", round,
            fromUevent.getLast(), fromCable.getLast()));
      }
    }
    JsonObject json = new JsonObject().put("bench", "latency-guest")
        .put("guest_uevent_to_page_ms", summary(fromUevent)).put("guest_unplug_to_page_ms", summary(fromCable))
        .put("clock_uncertainty_ms", Math.round(uncertainty));
    Files.createDirectories(result.toAbsolutePath().getParent());
    Files.writeString(result, json.encode() + "\n");
    say.accept(json.encode());
    return 0;
  }

  private void pull(Stage stage, Onlooker person) throws Exception {
    GuestClock clock = clock(stage.guest());
    uncertainty = Math.max(uncertainty, clock.uncertaintyMs());
    int seen = uevents(stage).size();
    long cable = System.currentTimeMillis();
    stage.device(PHONE).unplug();
    long shown = person.awaitAnyOtherThan(LINE, "PROVED");
    fromCable.add((double) (shown - cable));
    List<String> all = uevents(stage);
    fromUevent.add(shown - clock.first(all.subList(seen, all.size()), HUB)
        .orElseThrow(() -> new GuestTrouble("the page changed, and the guest's kernel told nothing")));
    Usb.plug(PHONE).happen(stage);
    stage.watch().awaitCalm(PATIENCE);
    person.awaitChange(LINE, "PROVED");
  }

  private static List<String> uevents(Stage stage) throws IOException {
    return Files.readAllLines(stage.guest().share().resolve("uevents.log"), StandardCharsets.UTF_8);
  }

  private static GuestClock clock(Guest guest) {
    List<GuestClock.Asked> asked = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      double began = System.currentTimeMillis();
      String list = guest.check("head -n 3 /proc/timer_list");
      double ended = System.currentTimeMillis();
      asked.add(new GuestClock.Asked(began, ended, GuestClock.now(list)
          .orElseThrow(() -> new GuestTrouble("the guest's kernel does not tell its clock: " + list))));
    }
    return GuestClock.of(asked);
  }

  /** The smallest value that is not below this share of them. */
  private static JsonObject summary(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return new JsonObject().put("p50", Math.round(sorted.get((int) Math.ceil(0.5 * sorted.size()) - 1)))
        .put("p95", Math.round(sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1))).put("n", sorted.size());
  }
}
