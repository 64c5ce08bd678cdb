// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.Locale;
import java.util.function.Consumer;
import org.klartecken.contract.SelfTestState;
import org.klartecken.lab.guest.GuestTrouble;
import org.klartecken.lab.room.Fault;

/**
 * A camera that crashed answers nothing until it has lost its power: a reset does not help, the power of its port does,
 * and the room's page tells both.
 */
final class MendedCamera implements Scenario {
  private static final String CAMERA = "camera";

  @Override
  public String name() {
    return "healed-by-power";
  }

  @Override
  public String shows() {
    return "a camera has crashed; the self-test resets it in vain, takes its power away for a moment, and sees";
  }

  @Override
  public RoomSetting setting() {
    return Settings.MENDED;
  }

  @Override
  public void play(Lab lab, Stage stage, Consumer<String> say) throws Exception {
    String room = stage.pc().room();
    say.accept("a room that is well: " + ended(stage));
    stage.device(CAMERA).fault(Fault.UNRESPONSIVE);
    long begin = System.nanoTime();
    say.accept("the camera has crashed: " + ended(stage));
    say.accept(String.format(Locale.ROOT, "tested and mended within %.0f s", (System.nanoTime() - begin) / 1e9));
    try (Onlooker person = new Onlooker(stage.server())) {
      person.awaitSelfTest(room, "Försökt utan verkan: HD Pro Webcam C920, omstart över USB");
      person.awaitSelfTest(room, "Åtgärdat: HD Pro Webcam C920, avstängd ström i USB-porten en stund");
      person.shoot(lab.results().resolve("healed-by-power.png"));
    }
    say.accept("the room's page tells that the reset was in vain and that the power helped");
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
