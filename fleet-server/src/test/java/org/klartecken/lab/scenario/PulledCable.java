// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.klartecken.lab.guest.GuestTrouble;
import org.klartecken.readiness.FindingReason;

/** The whole chain: a cable is pulled, a person sees it on the open page and in a ticket, the cable comes back. */
final class PulledCable implements Scenario {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "pulled-cable";
  }

  @Override
  public String shows() {
    return "cable pulled -> report -> finding -> ticket in Chromium -> cable back -> resolved";
  }

  @Override
  public RoomSetting setting() {
    return Settings.HUDDLE;
  }

  @Override
  public void play(Lab lab, Stage stage, Consumer<String> say) throws Exception {
    String room = stage.pc().room();
    try (Onlooker person = new Onlooker(stage.server())) {
      person.open(room, "display");
      say.accept("the room's page is open in Chromium");
      long pulled = System.currentTimeMillis();
      stage.guest().unplugMonitor(1);
      say.accept(String.format(Locale.ROOT, "cable pulled -> line changed on the open page: %d ms",
          person.awaitChange("display", "DEGRADED") - pulled));
      RoomView.Seen finding = stage.watch().await(view -> view.worstTold().isPresent(), PATIENCE)
          .flatMap(RoomView::worstTold).orElseThrow(() -> new GuestTrouble("nobody was told of the pulled cable"));
      if (!finding.reason().equals(Reason.of(FindingReason.DEVICE_LOST))) {
        throw new GuestTrouble("the pulled cable is called " + finding);
      }
      say.accept("finding after its hold time: " + finding + ", " + since(pulled));
      person.followTicket(finding.device());
      person.shoot(lab.results().resolve("pulled-cable-ticket.png"));
      say.accept("ticket open in Chromium: " + since(pulled));
      long back = System.currentTimeMillis();
      stage.guest().plugMonitor(1, 1920, 1080);
      person.awaitTicket("Löst");
      say.accept("cable back -> ticket resolved on the open page: " + since(back));
      stage.watch().awaitCalm(PATIENCE);
      JsonObject ticket = stage.server().tickets(room).getJsonObject(0);
      if (!ticket.getString("status").equals("RESOLVED")) {
        throw new GuestTrouble("the page says resolved, the API " + ticket);
      }
    }
  }

  private static String since(long begin) {
    return (System.currentTimeMillis() - begin) + " ms";
  }
}
