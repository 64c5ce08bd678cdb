// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.klartecken.contract.SelfTestState;
import org.klartecken.lab.guest.GuestTrouble;

/**
 * Three things that an ordinary user's agent mends on a real kernel: a camera whose driver was lost, a control port that
 * wants to be configured anew, and one that only wakes when its port has been without power.
 */
final class Remedies implements Scenario {
  private static final String PROJECTOR = "USB Single Serial";
  private static final List<Trouble> TROUBLES = List.of(
      new Trouble("driver", "the camera's driver was lost", Usb.unbind("uvcvideo", "046d"),
          List.of("Åtgärdat: HD Pro Webcam C920, ny inläsning av drivrutinen")),
      new Trouble("reset", "the projector's port has crashed", Deed.inPc("projector crash configured"),
          List.of("Åtgärdat: " + PROJECTOR + ", omstart över USB")),
      new Trouble("power", "the projector's port has crashed, and a reset is of no use",
          Deed.inPc("projector crash powered"), List.of("Försökt utan verkan: " + PROJECTOR + ", omstart över USB",
              "Åtgärdat: " + PROJECTOR + ", avstängd ström i USB-porten en stund")));

  /**
   * What is to be mended.
   *
   * @param told what the room's page says afterwards
   */
  private record Trouble(String name, String what, Deed begin, List<String> told) {
  }

  @Override
  public String name() {
    return "remedies";
  }

  @Override
  public String shows() {
    return "the agent, an ordinary user, mends a lost driver, a crashed port, and one that needs its power cut";
  }

  @Override
  public RoomSetting setting() {
    return Settings.MENDED;
  }

  @Override
  public void play(Lab lab, Stage stage, Consumer<String> say) throws Exception {
    say.accept("a room that is well: " + ended(stage));
    try (Onlooker person = new Onlooker(stage.server())) {
      for (Trouble trouble : TROUBLES) {
        trouble.begin().happen(stage);
        long begin = System.nanoTime();
        RoomSelfTest test = ended(stage);
        say.accept(
            String.format(Locale.ROOT, "%s: tested and mended within %.0f s, %s", trouble.what(),
                (System.nanoTime() - begin) / 1e9, test));
        for (String text : trouble.told()) {
          person.awaitSelfTest(stage.pc().room(), text);
          say.accept("the room's page: " + text);
        }
        person.shoot(lab.results().resolve("remedies-" + trouble.name() + ".png"));
        if (stage.watch().await(RoomView::isCalm, Usb.PATIENCE).isEmpty()) {
          throw new GuestTrouble("not calm after it was mended: " + stage.watch().now());
        }
      }
    }
    say.accept("the next test has nothing to mend: " + ended(stage));
  }

  private static RoomSelfTest ended(Stage stage) {
    RoomSelfTest test = SelfTestOrder.over(stage);
    if (test.state() != SelfTestState.DONE) {
      throw new GuestTrouble("not to its end: " + test);
    }
    return test;
  }
}
